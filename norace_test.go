//go:build !race

package socialorg_test

const raceEnabled = false
