package house_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// apiPackages returns the folders of the packages that other programs import:
// all of this module but commands, examples and what is internal.
func apiPackages(t *testing.T) []string {
	t.Helper()
	var dirs []string
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		_, nested := os.Stat(filepath.Join(path, "go.mod"))
		skipped := []string{"cmd", "docs", "examples", "internal", "node_modules", "testdata"}
		if path != root && (nested == nil || strings.HasPrefix(d.Name(), ".") || slices.Contains(skipped, d.Name())) {
			return fs.SkipDir
		}
		dir, err := filepath.Rel(root, path)
		if len(sources(t, dir)) > 0 {
			dirs = append(dirs, filepath.ToSlash(dir))
		}
		return err
	}))
	require.Contains(t, dirs, "orgdiff")
	return dirs
}

// sources returns the Go files of a package that are no tests.
func sources(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	require.NoError(t, err)
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}

// parsePackage reads a package's documentation, examples included.
func parsePackage(t *testing.T, dir string) (*doc.Package, *token.FileSet) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	require.NoError(t, err)
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, f)
	}
	p, err := doc.NewFromFiles(fset, files, path.Join("example.com/socialorg", dir))
	require.NoError(t, err)
	return p, fset
}

// apiLines lists the exported API of a package, a line for each name.
func apiLines(t *testing.T, dir string) []string {
	t.Helper()
	p, fset := parsePackage(t, dir)
	var lines []string
	add := func(node any) {
		var b bytes.Buffer
		require.NoError(t, printer.Fprint(&b, fset, node))
		lines = append(lines, p.Name+": "+strings.Join(strings.Fields(b.String()), " "))
	}
	funcs := func(list []*doc.Func) {
		for _, f := range list {
			f.Decl.Doc, f.Decl.Body = nil, nil
			add(f.Decl)
		}
	}
	values := func(list []*doc.Value) {
		for _, v := range list {
			for _, spec := range v.Decl.Specs {
				spec := spec.(*ast.ValueSpec)
				spec.Doc, spec.Comment = nil, nil
				if ast.IsExported(spec.Names[0].Name) {
					add(&ast.GenDecl{Tok: v.Decl.Tok, Specs: []ast.Spec{spec}})
				}
			}
		}
	}
	values(p.Consts)
	values(p.Vars)
	funcs(p.Funcs)
	for _, typ := range p.Types {
		spec := typ.Decl.Specs[0].(*ast.TypeSpec)
		header := "type " + spec.Name.Name
		if s, ok := spec.Type.(*ast.StructType); ok {
			lines = append(lines, p.Name+": "+header+" struct")
			for _, field := range s.Fields.List {
				var b bytes.Buffer
				require.NoError(t, printer.Fprint(&b, fset, field.Type))
				for _, name := range field.Names {
					if name.IsExported() {
						tag := ""
						if field.Tag != nil {
							tag = " " + field.Tag.Value
						}
						lines = append(lines, fmt.Sprintf("%s: %s struct, %s %s%s", p.Name, header, name, b.String(), tag))
					}
				}
				if len(field.Names) == 0 {
					lines = append(lines, fmt.Sprintf("%s: %s struct, embedded %s", p.Name, header, b.String()))
				}
			}
		} else {
			spec.Doc, spec.Comment = nil, nil
			add(&ast.GenDecl{Tok: token.TYPE, Specs: []ast.Spec{spec}})
		}
		values(typ.Consts)
		values(typ.Vars)
		funcs(typ.Funcs)
		funcs(typ.Methods)
	}
	slices.Sort(lines)
	return lines
}

// A change of the exported API is a line in the diff of testdata/api.txt.
func TestAPI(t *testing.T) {
	t.Parallel()
	var lines []string
	for _, dir := range apiPackages(t) {
		lines = append(lines, apiLines(t, dir)...)
	}
	got := strings.Join(lines, "\n") + "\n"
	const name = "testdata/api.txt"
	if diff := cmp.Diff(strings.Split(golden(t, name, got), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the API differs from %s (-want +got); if it is meant, go test ./internal/house -update writes it anew\n%s", name, diff)
	}
}
