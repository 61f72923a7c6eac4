package house_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every exported name has a comment, which begins with the name where it is a
// type or a function, and appears in an example: an Example function of its
// package or a program under examples.
func TestDocumentation(t *testing.T) {
	t.Parallel()
	programs := make(map[string]bool)
	used(t, programs, "examples/*/*.go", func(string) bool { return true })
	for _, dir := range apiPackages(t) {
		p, _ := parsePackage(t, dir)
		shown := maps.Clone(programs)
		used(t, shown, filepath.Join(dir, "*_test.go"), func(name string) bool { return strings.HasPrefix(name, "Example") })
		require.NotEmpty(t, p.Doc, "package %s", dir)
		check := func(name, example, comment string, begins bool) {
			last := name[strings.LastIndex(name, ".")+1:]
			if strings.TrimSpace(comment) == "" {
				t.Errorf("%s.%s has no comment", p.Name, name)
			} else if begins && !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(comment, "A "), "An "), last+" ") {
				t.Errorf("the comment of %s.%s does not begin with its name: %s", p.Name, name, comment)
			}
			if !shown[example] && !shown["Example"+strings.ReplaceAll(name, ".", "_")] {
				t.Errorf("%s.%s is in no example", p.Name, name)
			}
		}
		checkValues := func(values []*doc.Value) {
			for _, v := range values {
				for _, spec := range v.Decl.Specs {
					spec := spec.(*ast.ValueSpec)
					for _, name := range spec.Names {
						if name.IsExported() {
							check(name.Name, p.Name+"."+name.Name, v.Doc+spec.Doc.Text()+spec.Comment.Text(), false)
						}
					}
				}
			}
		}
		checkValues(p.Consts)
		require.Empty(t, p.Vars, "exported variables can be assigned to")
		for _, f := range p.Funcs {
			check(f.Name, p.Name+"."+f.Name, f.Doc, true)
		}
		for _, typ := range p.Types {
			for _, f := range typ.Funcs { // which return a value of the type
				shown[p.Name+"."+typ.Name] = shown[p.Name+"."+typ.Name] || shown[p.Name+"."+f.Name]
			}
			check(typ.Name, p.Name+"."+typ.Name, typ.Doc, true)
			checkValues(typ.Consts)
			require.Empty(t, typ.Vars, "exported variables can be assigned to")
			for _, f := range typ.Funcs {
				check(f.Name, p.Name+"."+f.Name, f.Doc, true)
			}
			for _, f := range typ.Methods {
				check(typ.Name+"."+f.Name, f.Name, f.Doc, true)
			}
		}
	}
}

// used notes what stands in those functions of the files whose name is accepted:
// the name of the function up to its suffix in lower case, as
// ExampleHierarchy_MarshalJSON shows a method that only json.Marshal calls;
// "package.Name"; and every identifier behind a dot, which may be a method.
func used(t *testing.T, names map[string]bool, glob string, accept func(name string) bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, glob))
	require.NoError(t, err)
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || !accept(fn.Name.Name) {
				continue
			}
			parts := strings.Split(fn.Name.Name, "_")
			if last := parts[len(parts)-1]; len(parts) > 1 && !ast.IsExported(last) {
				parts = parts[:len(parts)-1]
			}
			names[strings.Join(parts, "_")] = true
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					names[sel.Sel.Name] = true
					if x, ok := sel.X.(*ast.Ident); ok {
						names[x.Name+"."+sel.Sel.Name] = true
					}
				}
				return true
			})
		}
	}
}
