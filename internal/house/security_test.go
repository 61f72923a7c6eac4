package house_test

import (
	"go/ast"
	"go/constant"
	"go/printer"
	"go/token"
	"go/types"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// limits returns the exported constants of the packages that state a limit, as
// SECURITY.md writes them.
func limits(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	for _, dir := range apiPackages(t) {
		p, fset := parsePackage(t, dir)
		for _, v := range p.Consts {
			for _, spec := range v.Decl.Specs {
				spec := spec.(*ast.ValueSpec)
				for i, name := range spec.Names {
					if !name.IsExported() || !strings.HasPrefix(name.Name, "Max") {
						continue
					}
					var text strings.Builder
					require.NoError(t, printer.Fprint(&text, fset, spec.Values[i]))
					value, err := types.Eval(token.NewFileSet(), nil, token.NoPos, strings.ReplaceAll(text.String(), "math.MaxInt32", "1<<31 - 1"))
					require.NoError(t, err)
					n, exact := constant.Int64Val(value.Value)
					require.True(t, exact)
					found["`"+p.Name+"."+name.Name+"`"] = written(n)
				}
			}
		}
	}
	return found
}

// written returns a limit for people: 36,525, or 32 MiB.
func written(n int64) string {
	if n%(1<<20) == 0 {
		return strconv.FormatInt(n>>20, 10) + " MiB"
	}
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// The limits of SECURITY.md are those of the packages, all of them.
func TestSecurityHasTheLimits(t *testing.T) {
	t.Parallel()
	stated := make(map[string]string)
	for _, row := range regexp.MustCompile("(?m)^\\| (`\\w+\\.\\w+`) \\| (.+?) \\| \\S").FindAllStringSubmatch(read(t, "SECURITY.md"), -1) {
		stated[row[1]] = row[2]
	}
	want := limits(t)
	require.Greater(t, len(want), 10)
	if diff := cmp.Diff(want, stated); diff != "" {
		t.Errorf("limits in SECURITY.md (-want +got)\n%s", diff)
	}
}
