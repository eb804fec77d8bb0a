/** The analyzer's own types leave out what can be called. */
declare module '@custom-elements-manifest/analyzer/cli.js' {
  export function cli(asked: { argv: string[]; cwd: string; noWrite: boolean }): Promise<{
    modules: { declarations: { name: string }[] }[];
  }>;
}
