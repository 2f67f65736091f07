namespace Realign.Worlds.Building;

/// <summary>What the shipped world is built from, as it is attributed inside the world.</summary>
internal static class WorldSources
{
    public static readonly IReadOnlyList<Source> All =
    [
        new("Inter-country flows", "OECD Inter-Country Input-Output tables (Extended ICIO, 2011–2022), aggregated to 81 economies and 28 sectors by the tariffwar project (ahmadlp/tariffwar, 2026-03-11)", "OECD data terms; CC BY 4.0 since July 2024 as recalled, not verified. The intermediary repository states no licence.", "https://www.oecd.org/en/data/datasets/inter-country-input-output-tables.html"),
        new("Applied tariffs", "Teti (2024), Global Tariff Database, year 2021, aggregated to 16 sector groups by the tariffwar project", "Cite Teti (2024); licence not seen", "https://github.com/ahmadlp/tariffwar"),
        new("Input coefficients", "WIOD 2016 (44 economies, 2014), OECD Input-Output Tables 2021 (China, Japan, 2018), OECD ICIO 2021 (Brazil, India, USA, rest of the world, 2017) and value added 2018, DANE supply-use matrix (Colombia, 2019); mapped to 28 sectors", "WIOD 2016: CC BY 4.0. OECD: OECD data terms. DANE: public statistics, terms not verified.", "https://www.rug.nl/ggdc/valuechain/wiod/"),
        new("US customs", "US Census Bureau, imports for consumption and calculated duty by HS6 and country, 2024, through tradewartracker/trade-war-redux-2025", "Public domain (US government work); repository MIT", "https://github.com/tradewartracker/trade-war-redux-2025"),
        new("GDP", "World Bank, World Development Indicators", "CC BY 4.0", "https://databank.worldbank.org/source/world-development-indicators"),
        new("Colombian foreign trade", "DANE and Banco de la República, 2024, as quoted by the press named with each benchmark", "Facts", "https://www.dane.gov.co"),
        new("Trade elasticities", "The papers named with each set, as transcribed by the tariffwar project", "Facts", "https://github.com/ahmadlp/tariffwar"),
    ];

    public static readonly IReadOnlyList<string> Notes =
    [
        "Derived by balancing; not a publication of the OECD, the World Bank or DANE, who do not endorse it.",
        "Flows are valued once, free on board. For Colombia they meet customs figures; elsewhere they are at basic prices, so that goods trade is lower than customs figures and margins are in services.",
        "Tariffs are of 2021 but for the overrides below, and apply to free-on-board values. Hong Kong and the rest of the world levy none in the source, and the rest of the world meets none: unknown, not zero.",
        "Value added is near GDP at market prices where the coefficients' source holds product taxes in value added; it is made equal to GDP less tariffs for the seven lead economies.",
        "Chile's refined copper is booked in B07 (metal ores) in the source.",
        "Services trade is not benchmarked: Colombia's deficit with services is 5.6 % of GDP, where its current account has 1.7 %.",
        "Trade between China and the US has the size of 2022: customs counted 12 % less US imports from China in 2024.",
        "Economies marked with a donor use another economy's input coefficients, moved by balancing.",
    ];

    /// <summary>What a world of a past year is built from.</summary>
    public static readonly IReadOnlyList<Source> OfPast =
    [
        All[0],
        new("Applied tariffs", "Teti (2024), Global Tariff Database, the year's tariffs, aggregated to 16 sector groups by the tariffwar project", "Cite Teti (2024); licence not seen", "https://github.com/ahmadlp/tariffwar"),
        All[2],
        All[^1],
    ];

    public static readonly IReadOnlyList<string> PastNotes =
    [
        "Derived by balancing and rounding; not a publication of the OECD, who does not endorse it.",
        "Flows are at basic prices and meet no customs figure. Input coefficients are those of the national tables, whatever the year.",
        "Tariffs hold none of the duties of the trade war of 2018–2019; those of 2022 repeat 2021.",
        "Hong Kong and the rest of the world levy no tariff in the source, and the rest of the world meets none: unknown, not zero.",
    ];
}
