package house_test

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// update makes tests write generated files anew.
var update = flag.Bool("update", false, "write generated files anew")

// The tests name files from the root of the repository.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	os.Exit(m.Run())
}
