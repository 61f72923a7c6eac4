// Package house holds the tests about the repository as a whole: its exported
// API, its documentation, and what must not be forgotten when something is
// added.
package house
