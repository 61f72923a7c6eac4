// Package sqltest tests package insights against databases: SQLite in process,
// and PostgreSQL where the environment variable SOCIALORG_POSTGRES says how to
// connect to a server, as .ci/postgres sets it. It is a module of its own, so that
// users of the library do not get the drivers.
package sqltest
