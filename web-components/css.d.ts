/** Vite hands a stylesheet over as minified text. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
