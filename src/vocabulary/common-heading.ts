import { termsOf } from './terms.ts';
import { formOf } from './word-form.ts';

/**
 * Whether a heading is one that prompts have whatever their agent is for, such as "Error Handling" or "Output format", and
 * so proves nothing about what it covers.
 * @param text the heading with or without its marks, as in "### 2. File Structure:"
 */
export function isCommonHeading(text: string): boolean {
  return COMMON.has(headingKey(text));
}

/** A heading's words in one form, without numbers, so that "## 1. File Structure" and "File structures:" are equal. */
function headingKey(text: string): string {
  return termsOf(text)
    .filter(({ written }) => /\p{L}/u.test(written))
    .map(({ written }) => formOf(written))
    .join(' ');
}

/** For collections too small to show which headings their prompts share. */
const COMMON: ReadonlySet<string> = new Set(
  `acceptance criteria, agent coordination, agent delegation, agent handoff, agent memory, agent team, approach,
  architecture decisions, architecture design, architecture overview, architecture patterns, architecture review,
  audit checklist, best practices, cli tools, code examples, code generation, code organization, code patterns, code
  quality, code quality standards, code review, code review checklist, code standards, code style, coding standards,
  coding style, common patterns, communication, communication protocol, communication style, completion checklist,
  context gathering, context management, context preservation, data models, decision framework, decision making,
  decision making framework, decision tree, decision trees, definition of done, deliverables, design patterns, design
  principles, development approach, development environment, development guidelines, development phase, development
  process, development standards, development tools, development workflow, directory structure, documentation,
  documentation requirements, documentation standards, documentation structure, documentation template, domain
  expertise, edge cases, environment setup, error detection, error handling, error handling and recovery, error
  handling guidelines, error handling protocol, error handling strategy, error messages, error recovery, escalation,
  example output, examples, executive summary, failure modes, few shot examples, file management, file naming, file
  organization, file structure, folder structure, functional requirements, handoff, handoff protocol, implementation,
  implementation approach, implementation checklist, implementation guidelines, implementation plan, implementation
  process, implementation roadmap, implementation steps, implementation strategy, implementation tasks, implementation
  workflow, integration with other agents, key performance indicators, knowledge base, knowledge management, knowledge
  sharing, library documentation, mcp integration, memory, memory management, memory usage, metrics, migration
  strategy, multi agent coordination, operating procedure, operational excellence, output format, output template,
  performance, performance benchmarks, performance considerations, performance metrics, planning, pre commit
  checklist, prioritization, problem solving, production readiness, production ready, progress tracking, project
  context, project management, project planning, project structure, prompt template, quality assurance, quality
  checklist, quality gate, quality gates, quality metrics, quality standards, reality check, reasoning process,
  reference documentation, references, report format, report template, reporting, requirements analysis, requirements
  gathering, research, research methodology, resource allocation, response format, review checklist, review process,
  review workflow, risk assessment, risk management, role, root cause analysis, security, security checklist, security
  considerations, security guidelines, self review, self review checklist, self verification, session management,
  severity classification, severity level, severity levels, severity rating, stakeholder communication, standard
  operating procedure, standards, state management, status reporting, step by step guide, style guide, subagent,
  subagents, success criteria, success metrics, summary, task breakdown, task delegation, task planning, team
  collaboration, tech stack, technical debt, technical documentation, technical evaluation, technical requirements,
  technical specifications, technology evaluation, technology selection, technology stack, test coverage, test
  results, test strategy, testing, testing approach, testing checklist, testing guidelines, testing methodology,
  testing requirements, testing strategies, testing strategy, tool evaluation, tool integration, tool selection, tool
  usage, tools, troubleshooting, usage examples, user experience, validation, validation checklist, verification,
  verification checklist, verification process, version control, workflow, workflow automation`
    .split(/,\s/)
    .map(headingKey),
);
