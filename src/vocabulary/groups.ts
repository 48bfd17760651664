/**
 * The twelve groups of capabilities, in the order of the fingerprint's petals, clockwise from the top. The `label` is the
 * short form of the `title`.
 */
export const GROUPS = [
  { id: 'languages', label: 'Languages', title: 'Languages and frameworks' },
  { id: 'front-end', label: 'Front end', title: 'Front end' },
  { id: 'back-end', label: 'Back end', title: 'Back end and APIs' },
  { id: 'data', label: 'Data', title: 'Data' },
  { id: 'ai', label: 'AI', title: 'AI and machine learning' },
  { id: 'infrastructure', label: 'Infrastructure', title: 'Cloud and infrastructure' },
  { id: 'testing', label: 'Testing', title: 'Testing and quality' },
  { id: 'security', label: 'Security', title: 'Security and compliance' },
  { id: 'performance', label: 'Performance', title: 'Performance and reliability' },
  { id: 'workflow', label: 'Workflow', title: 'Workflow and tooling' },
  { id: 'product', label: 'Product', title: 'Product and business' },
  { id: 'writing', label: 'Writing', title: 'Documentation and writing' },
] as const;
