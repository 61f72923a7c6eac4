package main

func Example() {
	main()
	// Output:
	// The spend is approved by: Social media manager
	// spring-launch: 3 met, 1 missed, 1 no-target; score 0.96 of 4 KPIs
	//   Views                          met       550000 count, attained 1.10
	//   Shares                         missed    1700 count, attained 0.85
	//   Engagement rate by impressions met       2.26471 percent, attained 1.00
	//   Cost per click                 met       40 minor-units, attained 1.00
	//   Impressions                    no-target 680000 count
	//
	// And if the second platform had not counted clicks:
	// spring-launch: 2 met, 1 missed, 1 no-target, 1 no-data; score 0.95 of 3 KPIs, incomplete
	//   Views                          met       550000 count, attained 1.10
	//   Shares                         missed    1700 count, attained 0.85
	//   Engagement rate by impressions met       2.26471 percent, attained 1.00
	//   Cost per click                 no-data
	//   Impressions                    no-target 680000 count
}
