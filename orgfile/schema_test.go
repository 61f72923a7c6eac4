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
	PropertyNames        *schema            `json:"propertyNames,omitempty"`
	AdditionalProperties any                `json:"additionalProperties,omitempty"` // false, or a schema
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

// constants returns the constants of a type, in order: of a Key, those that are
// called after the field.
func (g *generator) constants(t *testing.T, name, field string) []string {
	var values []string
	for _, group := range g.types[name].Consts {
		for _, spec := range group.Decl.Specs {
			spec := spec.(*ast.ValueSpec)
			if name == "Key" && !strings.HasPrefix(strings.ToLower(spec.Names[0].Name), field) {
				continue
			}
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			values = append(values, value)
		}
	}
	return values
}

// object adds the definition of a struct.
func (g *generator) object(t *testing.T, typ reflect.Type) *schema {
	s := &schema{Type: "object", AdditionalProperties: false, Properties: make(map[string]*schema)}
	g.definitions[typ.Name()] = s
	for field := range typ.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		property := g.value(t, field.Type, name)
		text, ok := descriptions[typ.Name()+"."+name]
		require.True(t, ok, "the schema has no description of %s.%s", typ.Name(), name)
		property.Description = text
		s.Properties[name] = property
		if options == "" {
			s.Required = append(s.Required, name)
		}
	}
	return s
}

const keyPattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

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
	case reflect.Map:
		return &schema{
			Type:                 "object",
			PropertyNames:        &schema{Pattern: keyPattern, MaxLength: socialorg.MaxKeyBytes},
			AdditionalProperties: g.value(t, typ.Elem(), field),
		}
	case reflect.Pointer:
		return g.value(t, typ.Elem(), field)
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
	case name == "Rank", name == "SkillLevel", name == "Involvement", name == "Aggregation":
		return &schema{Enum: g.constants(t, name, field)}
	case name == "PositionID", field == "holders": // without quotes, YAML has numbers here
		return &schema{Type: []string{"string", "number"}, MinLength: 1, MaxLength: socialorg.MaxIDBytes}
	case name == "Period":
		return &schema{Type: []string{"string", "integer"}, Pattern: "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-W[0-9]{2}|-Q[1-4])?|[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
	case field == "currency":
		return &schema{Type: "string", Pattern: "^[A-Z]{3}$"}
	case field == "attributes":
		return &schema{Type: []string{"string", "number"}, MinLength: 1, MaxLength: socialorg.MaxTextBytes}
	case field == "terms":
		return &schema{Type: "string", MinLength: 1, MaxLength: socialorg.MaxTextBytes}
	case name == "string":
		return &schema{Type: "string", MaxLength: socialorg.MaxTextBytes}
	default:
		key := schema{Type: "string", Pattern: keyPattern, MaxLength: socialorg.MaxKeyBytes}
		known := g.constants(t, name, field)
		if len(known) == 0 || name == "Code" { // rules have codes of their own
			return &key
		}
		return &schema{AnyOf: []schema{{Enum: known}, key}} // an open set, so that editors complete its known words
	}
}

// descriptions is what an editor shows of a field, by type and JSON name.
var descriptions = map[string]string{
	"Org.name":       "The name of the organisation.",
	"Org.goals":      "What the organisation wants to reach. Where goals are listed, everything else may only refer to these.",
	"Org.roles":      "Roles of your own: what a role answers for, which skills it needs and to whom it reports. Standard roles need not be repeated.",
	"Org.positions":  "The positions, one for each seat or shared job. Siblings appear in this order.",
	"Org.kpis":       "Definitions of KPIs that campaigns use by key.",
	"Org.campaigns":  "Campaigns and the KPIs that are set for them.",
	"Org.exceptions": "Findings of rules that are known and accepted, each with its reason.",
	"Org.terms":      "Names for words of your own that nothing else defines: areas, partners, kinds of skills, subjects, units, metrics and channels, such as tiktok: TikTok.",

	"Goal.key":  "Lower-case words joined by hyphens, by which other parts refer to the goal.",
	"Goal.name": "The goal as people call it.",

	"Role.id":               "Lower-case words joined by hyphens, by which positions refer to the role.",
	"Role.name":             "The role as people call it.",
	"Role.summary":          "What the role is for, in a sentence or two. It may have several lines.",
	"Role.rank":             "How high the role is. Leave it out if it is not stated.",
	"Role.goals":            "Keys of the goals that the whole role serves.",
	"Role.responsibilities": "What the role does or answers for.",
	"Role.skills":           "What somebody in the role must be able to do or know.",
	"Role.reportsTo":        "To whom the role may report: any one of these. Without an entry, to anybody.",
	"Role.formerly":         "Ids that the role had before, so that a comparison with an older file sees a new name and not another role.",

	"Responsibility.key":         "Lower-case words joined by hyphens. Roles that share a responsibility use the same key.",
	"Responsibility.name":        "The responsibility as people call it.",
	"Responsibility.area":        "The area of work. Words of your own are allowed.",
	"Responsibility.involvement": "The part that the role has: accountable answers for it, responsible does the work, accountable-responsible does both, consulted is asked, informed is told.",
	"Responsibility.with":        "Keys of the departments, people or partners that the work is done with.",
	"Responsibility.goals":       "Keys of the goals that this responsibility serves in particular.",
	"Responsibility.formerly":    "Keys that the responsibility had before.",

	"Skill.key":   "Lower-case words joined by hyphens. Roles that need the same skill use the same key.",
	"Skill.name":  "The skill as people call it.",
	"Skill.kind":  "The kind of skill. Words of your own are allowed.",
	"Skill.level": "How well it must be mastered. Leave it out if it is not stated.",

	"ReportingLine.to":      "The id of the role to which this one may report. Give either this or minRank.",
	"ReportingLine.minRank": "The lowest rank that a manager may have, whatever the role. Give either this or to.",
	"ReportingLine.subject": "What is reported, such as performance.",

	"Position.id":    "Identifies the position: any text that no other position has. It is kept as it is written, so 007 and 7 are two ids.",
	"Position.role":  "The id of the role that the position has.",
	"Position.title": "The title of the job, where it is not the name of the role.",
	"Position.holders": "Who holds the position, by any text that identifies them, such as a number: no personal data is needed. " +
		"Leave it out for a vacancy; several share the job.",
	"Position.reportsTo": "The id of the manager's position. Leave it out at the top.",
	"Position.dottedTo":  "Ids of positions to which there is a dotted line.",
	"Position.formerly":  "Ids that the position had before, so that a comparison with an older file sees a new id and not another position.",

	"Position.attributes": "What else is recorded of the position, under keys of your own, such as department: Paid social.",

	"Exception.rule":     "The code of the rule, such as no-approver.",
	"Exception.position": "The id of the position that the finding is about.",
	"Exception.role":     "The id of the role that the finding is about.",
	"Exception.campaign": "The key of the campaign that the finding is about.",
	"Exception.why":      "Why the finding is accepted.",

	"KPI.key":         "Lower-case words joined by hyphens. The key of a KPI that is defined elsewhere is enough.",
	"KPI.name":        "The KPI as people call it.",
	"KPI.unit":        "What the value is given in. Words of your own are allowed.",
	"KPI.numerator":   "Metrics whose sum is divided by the denominator. Without them, the value is measured directly, for example by a survey.",
	"KPI.denominator": "Metrics by whose sum the numerator is divided. Leave it out for a plain sum.",
	"KPI.per":         "A factor: 1000 for a cost per thousand. Leave it out for 1, or for 100 where the unit is percent.",
	"KPI.channels":    "Keys of the channels that the KPI is about. Leave it out for all channels of the campaign.",
	"KPI.period":      "The part of the campaign that the KPI is about, such as 2026-06, 2026-Q2 or 2026-06-01/2026-06-28. Leave it out for the whole.",
	"KPI.goal":        "The key of the goal whose progress the KPI shows.",
	"KPI.min":         "The value should be at least this. Money is in the currency itself: 0.40 is forty cents.",
	"KPI.max":         "The value should be at most this. With min it is a range.",
	"KPI.weight":      "How much the KPI counts in the score. Leave it out for 1; 0 is shown and not scored.",

	"Campaign.key":       "Lower-case words joined by hyphens, by which the campaign is known.",
	"Campaign.name":      "The campaign as people call it.",
	"Campaign.goals":     "Keys of the goals that the campaign serves.",
	"Campaign.kpisSetBy": "The id of the position that set the KPIs.",
	"Campaign.team":      "Ids of the positions that work on the campaign.",
	"Campaign.channels":  "Keys of the channels that the campaign runs on, such as instagram or instagram-ads. Counts of any other are refused.",
	"Campaign.start":     "The first day, week, month, quarter or year: 2025-06-14, 2025-W24, 2025-06, 2025-Q2 or 2025.",
	"Campaign.end":       "The last day, week, month, quarter or year.",
	"Campaign.currency":  "The currency of money, by its three letters: EUR.",
	"Campaign.metrics":   "How the counts of metrics of your own add up over time: sum, first, last or none.",
	"Campaign.kpis":      "What the campaign is measured by.",
}

const schemaFile = "schema.json"

// The schema says of the files what the Go types say.
func TestSchemaIsThatOfTheTypes(t *testing.T) {
	g := newGenerator(t)
	root := g.object(t, reflect.TypeFor[socialorg.Org]())
	delete(g.definitions, "Org")
	for name := range descriptions {
		of, field, _ := strings.Cut(name, ".")
		definition := g.definitions[of]
		if of == "Org" {
			definition = root
		}
		require.NotNil(t, definition, name)
		require.Contains(t, definition.Properties, field)
	}
	root.Schema = "http://json-schema.org/draft-07/schema#"
	root.Title = "Organisation of a social media department"
	root.Description = "Who answers for what, who reports to whom, and how campaigns are measured."
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
