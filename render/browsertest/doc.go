// Package browsertest looks at what package render draws in a real browser:
// Chromium, driven by playwright-core, with axe-core for accessibility and
// Mermaid for its charts. It is a module of its own, so that the library's
// go.mod stays as it is.
//
//	npm ci --ignore-scripts
//	SOCIALORG_BROWSER=required go test .
//
// Without that variable, the test is skipped where Chromium, Node or the
// packages are missing. With SOCIALORG_SHOTS it leaves its screenshots in the
// folder of that name.
package browsertest
