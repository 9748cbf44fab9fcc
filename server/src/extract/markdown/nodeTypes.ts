import { typeNamed } from './parse.ts';

/** The numbers of the node types that are read; those of headings follow one another. */
export const types = {
  atx1: typeNamed('ATXHeading1'),
  atx2: typeNamed('ATXHeading2'),
  atx3: typeNamed('ATXHeading3'),
  atx4: typeNamed('ATXHeading4'),
  atx5: typeNamed('ATXHeading5'),
  atx6: typeNamed('ATXHeading6'),
  setext1: typeNamed('SetextHeading1'),
  setext2: typeNamed('SetextHeading2'),
  paragraph: typeNamed('Paragraph'),
  listItem: typeNamed('ListItem'),
  htmlBlock: typeNamed('HTMLBlock'),
  htmlTag: typeNamed('HTMLTag'),
  comment: typeNamed('Comment'),
  commentBlock: typeNamed('CommentBlock'),
  autolink: typeNamed('Autolink'),
  image: typeNamed('Image'),
  url: typeNamed('URL'),
  definition: typeNamed('LinkReference'),
  inlineCode: typeNamed('InlineCode'),
  fencedCode: typeNamed('FencedCode'),
  codeInfo: typeNamed('CodeInfo'),
  codeText: typeNamed('CodeText'),
};
