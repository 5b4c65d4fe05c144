export const MODULES = [
  { name: 'word', variants: ['baseline', 'fused', 'wide'] },
  { name: 'multiword', variants: ['baseline', 'fused'] },
];
