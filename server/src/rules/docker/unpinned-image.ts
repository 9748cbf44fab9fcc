import { folderOf } from '../../base/path.ts';
import { imagesBuilt, nameOfImage } from '../../resolve/dockerImages.ts';
import { interpolate, variablesIn } from '../../resolve/composeVariables.ts';
import { defineRule, fails, holds, unknown } from '../rule.ts';

export default defineRule({
  id: 'docker/unpinned-image',
  summary: 'An image is named less exactly than the policy asks',
  severity: 'warning',
  confidence: 'certain',
  judges: ['docker.image'],
  reads: ['policy.pinning', 'docker.stage', 'env.variable', 'kustomization.image'],
  judge(claim, facts) {
    const [asked] = facts.get('policy.pinning', 'images');
    if (asked === undefined || asked.value.level === 'none') return holds;
    const { by, filled } = claim.value;
    const image = filled ?? (by === 'compose' ? interpolate(claim.key, variablesIn(facts, folderOf(claim.path))) : claim.key);
    if (image === undefined || /[${<]/.test(image)) return unknown('placeholder');
    const word = image.toLowerCase();
    if (by === 'Dockerfile' && facts.in(claim.path, 'docker.stage').some(it => it.key === word || String(it.value.index) === word))
      return holds;
    // What the workspace builds itself is not pulled.
    if (facts.ask(imagesBuilt, '').includes(nameOfImage(image))) return holds;
    if (by === 'kubernetes' && facts.all('kustomization.image').some(it => nameOfImage(it.key) === nameOfImage(image)))
      return unknown('elsewhere');
    if (/@sha256:[0-9a-f]{64}$/.test(image)) return holds;
    const tag = /:([^/:@]+)$/.exec(image.replace(/@.*$/, ''))?.[1];
    if (asked.value.level === 'tag' && tag !== undefined && tag !== 'latest') return holds;
    const lacks =
      asked.value.level === 'digest'
        ? 'names no digest'
        : tag === undefined
          ? 'names no tag'
          : 'may be another one tomorrow; name a version';
    return fails({
      message: `The image "${image}" ${lacks}`,
      related: [{ path: asked.path, span: asked.span, message: `the policy asks for a ${asked.value.level}` }],
    });
  },
});
