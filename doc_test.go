package socialorg_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every exported name has a comment, which begins with the name where it is a
// type or a function, and appears in an example: an Example function of its
// package or a program under examples.
func TestDocumentation(t *testing.T) {
	programs := used(t, "examples/*/*.go", func(string) bool { return true })
	for _, dir := range apiPackages {
		p, _ := parsePackage(t, dir)
		shown := used(t, filepath.Join(dir, "*_test.go"), func(name string) bool { return strings.HasPrefix(name, "Example") })
		for name := range programs {
			shown[name] = true
		}
		require.NotEmpty(t, p.Doc)
		check := func(name, comment string, begins bool) {
			_, last, _ := strings.Cut(name, ".")
			if last == "" {
				last = name
			}
			if strings.TrimSpace(comment) == "" {
				t.Errorf("%s.%s has no comment", p.Name, name)
			} else if begins && !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(comment, "A "), "An "), last+" ") {
				t.Errorf("the comment of %s.%s does not begin with its name: %s", p.Name, name, comment)
			}
			if !shown[last] {
				t.Errorf("%s.%s is in no example", p.Name, name)
			}
		}
		checkValues := func(values []*doc.Value) {
			for _, v := range values {
				for _, spec := range v.Decl.Specs {
					spec := spec.(*ast.ValueSpec)
					for _, name := range spec.Names {
						if name.IsExported() {
							check(name.Name, v.Doc+spec.Doc.Text()+spec.Comment.Text(), false)
						}
					}
				}
			}
		}
		checkValues(p.Consts)
		require.Empty(t, p.Vars, "exported variables can be assigned to")
		for _, f := range p.Funcs {
			check(f.Name, f.Doc, true)
		}
		for _, typ := range p.Types {
			check(typ.Name, typ.Doc, true)
			checkValues(typ.Consts)
			for _, f := range typ.Funcs {
				check(f.Name, f.Doc, true)
			}
			for _, f := range typ.Methods {
				check(typ.Name+"."+f.Name, f.Doc, true)
			}
		}
	}
}

// used returns the identifiers in those functions of the files whose name is
// accepted, the names of Example functions included, since
// ExampleHierarchy_MarshalJSON shows a method that only json.Marshal calls.
func used(t *testing.T, glob string, accept func(name string) bool) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(glob)
	require.NoError(t, err)
	names := make(map[string]bool)
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || !accept(fn.Name.Name) {
				continue
			}
			for _, part := range strings.Split(strings.TrimPrefix(fn.Name.Name, "Example"), "_") {
				names[part] = true
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok {
					names[id.Name] = true
				}
				return true
			})
		}
	}
	return names
}
