import { definePolicyKey } from '../key.ts';
import { map } from '../schema.ts';
import { stated } from '../scope.ts';

/** How exactly images and actions have to be named. */
export default definePolicyKey({
  name: 'pinning',
  schema: map(
    {
      images: {
        enum: ['none', 'tag', 'digest'],
        description: '`tag`: every image names a tag, and none is `latest`; `digest`: every image names the digest of its content',
      },
      actions: {
        enum: ['none', 'tag', 'sha'],
        description: '`tag`: every action names a version, and none is a branch; `sha`: every action names a full commit',
      },
    },
    [],
    'How exactly images and actions have to be named',
  ),
  facts: (value, scope) =>
    [...(value.entries ?? [])].flatMap(([key, { text, span }]) => {
      const level = levels.find(it => it === text);
      return level === undefined ? [] : [stated(scope, 'policy.pinning', key, span, { level })];
    }),
});

const levels = ['none', 'tag', 'digest', 'sha'] as const;
