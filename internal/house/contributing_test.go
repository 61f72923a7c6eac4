package house_test

import (
	"bytes"
	"cmp"
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/orgfile"
	"example.com/socialorg/render"
	"example.com/socialorg/standard"
)

// Every test that CONTRIBUTING.md names exists.
func TestContributingNamesTests(t *testing.T) {
	named := regexp.MustCompile(`\bTest[A-Z0-9]\w+`).FindAllString(read(t, "CONTRIBUTING.md"), -1)
	require.Greater(t, len(named), 20)
	declared := make(map[string]bool)
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)`).FindAllSubmatch(source, -1) {
			declared[string(m[1])] = true
		}
		return err
	}))
	for _, name := range named {
		require.True(t, declared[name], "there is no %s", name)
	}
}

// A module below this one has its updates, too.
func TestDependabotKnowsEveryModule(t *testing.T) {
	text := read(t, ".github/dependabot.yml")
	modules := 0
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.Name() == "node_modules" {
			return fs.SkipDir
		}
		if dir := "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)+"/"), root+"/"); d != nil && (d.Name() == "go.mod" || d.Name() == "package.json") {
			modules++
			require.Regexp(t, regexp.QuoteMeta(cmp.Or(strings.TrimSuffix(dir, "/"), "/"))+`[],\n]`, text, path)
		}
		return err
	}))
	require.Greater(t, modules, 2)
}

// resultsOf calls the exported functions of a package that return one T, by
// name.
func resultsOf[T any](dir string) map[string]T {
	results := make(map[string]T)
	for name, f := range exportedFuncs {
		v := reflect.ValueOf(f)
		if of, ok := strings.CutPrefix(name, dir+"."); ok && v.Type().NumIn() == 0 && v.Type().NumOut() == 1 && v.Type().Out(0) == reflect.TypeFor[T]() {
			results[of] = v.Call(nil)[0].Interface().(T)
		}
	}
	return results
}

// A role of the standard department is in it, and so has names in every language.
func TestStandardRolesAreInTheDepartment(t *testing.T) {
	roles := resultsOf[socialorg.Role]("standard")
	require.Contains(t, roles, "Manager")
	o := standard.Department()
	for name, r := range roles {
		require.NotNil(t, o.Role(r.ID), "standard.%s is not in the department", name)
	}
	require.Len(t, o.Roles, len(roles))
}

// A language is one in packages standard, catalogue and render.
func TestLanguagesAreInEveryPackage(t *testing.T) {
	names, labels := resultsOf[socialorg.Glossary]("standard"), resultsOf[render.Labels]("render")
	more := resultsOf[socialorg.Glossary]("catalogue")
	require.Contains(t, names, "Indonesian")
	require.Len(t, labels, len(names))
	require.Len(t, more, len(names))
	for name, g := range names {
		require.Contains(t, labels, name)
		require.Equal(t, g.Language, labels[name].Language(), name)
		require.Equal(t, g.Language, more[name].Language, name)
	}
}

// fill gives every field below v a value, and every list and map one element.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("some-" + strings.ToLower(v.Type().Name()))
	case reflect.Float64:
		v.SetFloat(2.5)
	case reflect.Int64:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key)
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	default:
		panic("fill does not know a " + v.Type().String())
	}
}

// A format of files is read as it was written.
func TestEveryFormatIsReadAndWritten(t *testing.T) {
	p, _ := parsePackage(t, "orgfile")
	var formats []orgfile.Format
	for _, typ := range p.Types {
		if typ.Name == "Format" {
			for _, v := range typ.Consts {
				for _, spec := range v.Decl.Specs {
					formats = append(formats, orgfile.Format(strings.Trim(spec.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value, `"`)))
				}
			}
		}
	}
	require.True(t, slices.Contains(formats, orgfile.YAML))
	var want socialorg.Org
	fill(reflect.ValueOf(&want).Elem())
	for _, f := range formats {
		var b bytes.Buffer
		require.NoError(t, orgfile.Write(&b, f, want), f)
		file, err := orgfile.Read(&b, "org."+string(f), f)
		require.NoError(t, err, f)
		if diff := gocmp.Diff(want, file.Org()); diff != "" {
			t.Errorf("%s (-want +got)\n%s", f, diff)
		}
	}
}

// A metric adds up as its comment says, by a sum where that says nothing. A new
// one that Aggregation does not know fails.
func TestEveryMetricHasAnAggregation(t *testing.T) {
	p, _ := parsePackage(t, ".")
	known := 0
	for _, typ := range p.Types {
		if typ.Name != "Metric" {
			continue
		}
		for _, v := range typ.Consts {
			for _, spec := range v.Decl.Specs {
				spec := spec.(*ast.ValueSpec)
				want := socialorg.AggregateSum
				for _, a := range []socialorg.Aggregation{socialorg.AggregateNone, socialorg.AggregateFirst, socialorg.AggregateLast} {
					if name := strings.ToUpper(string(a[:1])) + string(a[1:]); strings.Contains(spec.Comment.Text(), "Aggregate"+name) {
						want = a
					}
				}
				m := socialorg.Metric(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`))
				require.Equal(t, want, m.Aggregation(), "%s", m)
				require.Contains(t, slices.Collect(socialorg.Metrics()), m)
				known++
			}
		}
	}
	require.Greater(t, known, 20)
}
