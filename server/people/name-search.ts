import { sql, type Expression, type SqlBool } from 'kysely';

/**
 * Whether a name or a staff number has this text in it, in whatever case. The escape is named, because SQLite has none by
 * itself: an underline somebody types is an underline.
 * @param columns of the query, with their table
 */
export function isCalled(columns: readonly string[], text: string): Expression<SqlBool> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const parts = columns.map((column) => sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`);
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}
