/** A copy that is still being written: nobody else holds it, and once somebody does, it is a value like the others. */
export type Draft<T> = { -readonly [Name in keyof T]: T[Name] }
