module example.com/socialorg/render/browsertest

go 1.26

require (
	example.com/socialorg v0.0.0
	github.com/stretchr/testify v1.12.1
	github.com/yuin/goldmark v1.8.7
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/text v0.41.0 // indirect
)

replace example.com/socialorg => ../..
