/** Otherwise the analyzer writes into the package.json of the server. */
export default { litelement: true, packagejson: false };
