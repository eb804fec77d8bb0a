declare module 'virtual:manifest' {
  const manifest: import('../web-components/package/manifest.ts').Manifest;
  export default manifest;
}
