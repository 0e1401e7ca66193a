/** A name as SQL takes it. Names come from the catalogue or from a backup, whose names are checked against it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
