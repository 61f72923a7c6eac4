package orgfile_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"example.com/socialorg"
)

// A schema is what of JSON Schema, draft 7, is needed for the types of an Org.
type schema struct {
	Schema               string             `json:"$schema,omitempty"`
	Title                string             `json:"title,omitempty"`
	Description          string             `json:"description,omitempty"`
	Ref                  string             `json:"$ref,omitempty"`
	Type                 any                `json:"type,omitempty"` // a string, or several
	Enum                 []string           `json:"enum,omitempty"`
	AnyOf                []schema           `json:"anyOf,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	MinLength            int                `json:"minLength,omitempty"`
	MaxLength            int                `json:"maxLength,omitempty"`
	Minimum              *int               `json:"minimum,omitempty"`
	MaxItems             int                `json:"maxItems,omitempty"`
	UniqueItems          bool               `json:"uniqueItems,omitempty"`
	Items                *schema            `json:"items,omitempty"`
	AdditionalProperties *bool              `json:"additionalProperties,omitempty"`
	MinProperties        int                `json:"minProperties,omitempty"`
	Required             []string           `json:"required,omitempty"`
	Properties           map[string]*schema `json:"properties,omitempty"`
	Definitions          map[string]*schema `json:"definitions,omitempty"`
}

// A generator makes the schema from the Go types: names and what is required
// from their tags, descriptions and closed sets from their source.
type generator struct {
	types       map[string]*doc.Type
	definitions map[string]*schema
}

func newGenerator(t *testing.T) *generator {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	names, err := filepath.Glob("../*.go")
	require.NoError(t, err)
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
			require.NoError(t, err)
			files = append(files, f)
		}
	}
	p, err := doc.NewFromFiles(fset, files, "example.com/socialorg")
	require.NoError(t, err)
	g := &generator{types: make(map[string]*doc.Type), definitions: make(map[string]*schema)}
	for _, typ := range p.Types {
		g.types[typ.Name] = typ
	}
	return g
}

// comment returns the comment beside a field, else what the type of the field or
// of its elements is.
func (g *generator) comment(t reflect.Type, field reflect.StructField) string {
	spec := g.types[t.Name()].Decl.Specs[0].(*ast.TypeSpec)
	for _, f := range spec.Type.(*ast.StructType).Fields.List {
		if f.Names[0].Name == field.Name && f.Comment != nil {
			return strings.TrimSpace(f.Comment.Text())
		}
	}
	named := field.Type
	if named.Kind() == reflect.Slice {
		named = named.Elem()
	}
	if typ, ok := g.types[named.Name()]; ok {
		first, _, _ := strings.Cut(typ.Doc, ". ")
		return strings.TrimSuffix(strings.Join(strings.Fields(first), " "), ".") + "."
	}
	return ""
}

// constants returns the constants of a type, in order.
func (g *generator) constants(t *testing.T, name string) []string {
	var values []string
	for _, group := range g.types[name].Consts {
		for _, spec := range group.Decl.Specs {
			value, err := strconv.Unquote(spec.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			values = append(values, value)
		}
	}
	require.NotEmpty(t, values)
	return values
}

// object adds the definition of a struct.
func (g *generator) object(t *testing.T, typ reflect.Type) *schema {
	no := false
	s := &schema{Type: "object", AdditionalProperties: &no, Properties: make(map[string]*schema)}
	g.definitions[typ.Name()] = s
	for field := range typ.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		property := g.value(t, field.Type, name)
		property.Description = g.comment(typ, field)
		s.Properties[name] = property
		if options == "" {
			s.Required = append(s.Required, name)
		}
	}
	return s
}

// value returns the schema of a field or of an element of a list.
func (g *generator) value(t *testing.T, typ reflect.Type, field string) *schema {
	zero := 0
	switch typ.Kind() {
	case reflect.Struct:
		if g.definitions[typ.Name()] == nil {
			g.object(t, typ)
		}
		return &schema{Ref: "#/definitions/" + typ.Name()}
	case reflect.Slice:
		s := &schema{Type: "array", Items: g.value(t, typ.Elem(), field), UniqueItems: typ.Elem().Kind() == reflect.String}
		if field != "positions" {
			s.MaxItems = socialorg.MaxListItems
		}
		return s
	case reflect.Int64:
		return &schema{Type: "integer", Minimum: &zero}
	case reflect.Float64:
		s := &schema{Type: "number"}
		if field == "weight" {
			s.Minimum = &zero
		}
		return s
	}
	switch name := typ.Name(); {
	case name == "Rank", name == "Level", name == "Involvement", name == "Aim":
		return &schema{Enum: g.constants(t, name)}
	case name == "PositionID", field == "holders": // without quotes, YAML has numbers here
		return &schema{Type: []string{"string", "number"}, MinLength: 1, MaxLength: socialorg.MaxIDBytes}
	case name == "string":
		return &schema{Type: "string", MaxLength: socialorg.MaxTextBytes}
	default:
		key := schema{Type: "string", Pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", MaxLength: socialorg.MaxKeyBytes}
		if name == "Key" {
			return &key
		}
		return &schema{AnyOf: []schema{{Enum: g.constants(t, name)}, key}} // an open set, so that editors complete its known words
	}
}

const schemaFile = "schema.json"

// The schema says of the files what the Go types say.
func TestSchemaIsThatOfTheTypes(t *testing.T) {
	g := newGenerator(t)
	root := g.object(t, reflect.TypeFor[socialorg.Org]())
	delete(g.definitions, "Org")
	root.Schema = "http://json-schema.org/draft-07/schema#"
	root.Title = "Organisation of a social media department"
	root.MinProperties = 1
	root.Definitions = g.definitions
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(root))
	if *update {
		require.NoError(t, os.WriteFile(schemaFile, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(schemaFile)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got); go test -update writes it anew\n%s", diff)
	}
}

// loadAny reads a file as an editor does, knowing nothing of organisations.
func loadAny(name string) (any, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if filepath.Ext(name) == ".json" {
		return jsonschema.UnmarshalJSON(bytes.NewReader(data))
	}
	var v any
	err = yaml.Load(data, &v)
	return v, err
}

// The schema accepts every good file and refuses the bad ones, but for those
// whose mistakes are beyond what a schema says.
func TestSchema(t *testing.T) {
	s, err := jsonschema.NewCompiler().Compile(schemaFile)
	require.NoError(t, err)
	for _, name := range orgFiles(t, "good") {
		v, err := loadAny(name)
		require.NoError(t, err)
		require.NoError(t, s.Validate(v), name)
	}
	beyond := map[string]string{
		"rules.yaml":             "rules",
		"scope.yaml":             "rules",
		"tops.yaml":              "rules",
		"D1-duplicate-key.json":  "decoders keep one of them",
		"D7-half-right.json":     "a number may be an id without quotes, in YAML",
		"D8-lone-surrogate.json": "decoders replace it",
		"B1-invalid-utf8.json":   "decoders replace it",
	}
	for _, name := range orgFiles(t, "bad") {
		if filepath.Ext(name) == ".csv" {
			continue
		}
		v, err := loadAny(name)
		require.NotErrorIs(t, err, fs.ErrNotExist)
		if err == nil {
			err = s.Validate(v)
		}
		_, ok := beyond[filepath.Base(name)]
		require.Equal(t, ok, err == nil, "%s: %v", name, err)
	}
}
