import ts from 'typescript'
import { read } from './source-files.ts'

export type LongFunction = { file: string; name: string; lines: number }

/** Every function with a body in a TypeScript or Svelte file, and its length in lines. */
export function functionsIn(file: string): LongFunction[] {
  const source = ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found: LongFunction[] = []
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body)
      found.push({ file, name: nameOf(node), lines: lineAt(node.end) - lineAt(node.getStart()) + 1 })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function scriptOf(file: string): string {
  if (!file.endsWith('.svelte')) return read(file)
  return [...read(file).matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined)
  return named?.getText() ?? 'a function without a name'
}
