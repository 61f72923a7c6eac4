package main

func Example() {
	main()
	// Output:
	// social-media-manager is broader than social-media-specialist: accountable rather than responsible in strategy, content, brand, campaigns, performance and relations; accountable rather than not involved in people and budget. They share 2 responsibilities and 3 skills; social-media-manager alone has 19 and 3, social-media-specialist alone 16 and 3.
	// Social media manager approves the spend
}
