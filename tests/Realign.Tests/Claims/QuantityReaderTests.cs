using Realign.Claims;
using Realign.Claims.Quantities;

namespace Realign.Tests.Claims;

public class QuantityReaderTests
{
    [Theory]
    [InlineData("a $14bn gap", 14e9, "USD")]
    [InlineData("a $14m gap", 14e6, "USD")]
    [InlineData("US$2.5 billion", 2.5e9, "USD")]
    [InlineData("USD 500 billion", 500e9, "USD")]
    [InlineData("$14-billion", 14e9, "USD")]
    [InlineData("1.2 trillion euros", 1.2e12, "EUR")]
    [InlineData("€46.0 billion", 46e9, "EUR")]
    [InlineData("£27bn", 27e9, "GBP")]
    [InlineData("A$3.4 million", 3.4e6, "AUD")]
    [InlineData("R$ 850 million", 850e6, "BRL")]
    [InlineData("300 million yuan", 300e6, "CNY")]
    [InlineData("20 billion Mexican pesos", 20e9, "MXN")]
    [InlineData("70 billion pesos", 70e9, "pesos")]
    [InlineData("three million dollars", 3e6, "USD")]
    [InlineData("a million dollars", 1e6, "USD")]
    [InlineData("half a million dollars", 5e5, "USD")]
    [InlineData("two and a half million dollars", 2.5e6, "USD")]
    [InlineData("$1,234,567.89", 1234567.89, "USD")]
    [InlineData("4.25 per cent", 4.25, "percent")]
    [InlineData("a 25 percentage point rise", 25, "percentage_point")]
    [InlineData("25 percentage points", 25, "percentage_point")]
    [InlineData("50 basis points", 50, "basis_point")]
    [InlineData("50bps", 50, "basis_point")]
    [InlineData("6.2% of GDP", 6.2, "share_of_gdp")]
    [InlineData("10% of Lesotho's economy", 10, "share_of_gdp")]
    [InlineData("two-thirds of all goods", 66.67, "percent")]
    [InlineData("a third of exports", 33.33, "percent")]
    [InlineData("in the third quarter", 0, null)]
    [InlineData("a quarter of imports", 25, "percent")]
    [InlineData("half of its exports", 50, "percent")]
    [InlineData("three out of every four dollars", 75, "percent")]
    [InlineData("one in five workers", 20, "percent")]
    [InlineData("exports doubled", 2, "times")]
    [InlineData("double taxation", 0, null)]
    [InlineData("a 6.7-fold rise", 6.7, "times")]
    [InlineData("seven times", 7, "times")]
    [InlineData("practically zero", 0, null)]
    [InlineData("12,000 workers", 12000, "people")]
    [InlineData("16,400 businesses", 16400, "businesses")]
    [InlineData("thirty-five thousand jobs", 35000, "people")]
    [InlineData("three hundred and fifty jobs", 350, "people")]
    [InlineData("2 million tonnes", 2e6, "tonnes")]
    [InlineData("-2.5%", -2.5, "percent")]
    [InlineData("in 2024 the", 0, null)]
    [InlineData("on May 14, 2025", 0, null)]
    [InlineData("the 4G plan", 0, null)]
    public void English_quantities_are_read(string text, double value, string? unit) => Check(text, Language.English, value, unit);

    [Theory]
    [InlineData("US$ 13.559 millones", 13559e6, "USD")]
    [InlineData("USD 13.559 millones", 13559e6, "USD")]
    [InlineData("66.577,2 millones de dólares", 66577.2e6, "USD")]
    [InlineData("14 mil millones de dólares", 14e9, "USD")]
    [InlineData("14 mil 559 millones de dólares", 14559e6, "USD")]
    [InlineData("3 millones 200 mil toneladas", 3.2e6, "tonnes")]
    [InlineData("1,2 billones de pesos", 1.2e12, "pesos")]
    [InlineData("1,2 billones de pesos colombianos", 1.2e12, "COP")]
    [InlineData("mil millones de euros", 1e9, "EUR")]
    [InlineData("medio millón de personas", 5e5, "people")]
    [InlineData("un millón y medio de dólares", 1.5e6, "USD")]
    [InlineData("dos millones y medio de dólares", 2.5e6, "USD")]
    [InlineData("500 M€", 500e6, "EUR")]
    [InlineData("12,6%", 12.6, "percent")]
    [InlineData("12,6 por ciento", 12.6, "percent")]
    [InlineData("0,9 puntos porcentuales", 0.9, "percentage_point")]
    [InlineData("50 puntos básicos", 50, "basis_point")]
    [InlineData("6,2% del Producto Interno Bruto", 6.2, "share_of_gdp")]
    [InlineData("6,2% del PIB", 6.2, "share_of_gdp")]
    [InlineData("dos tercios de las ventas", 66.67, "percent")]
    [InlineData("una tercera parte del comercio", 33.33, "percent")]
    [InlineData("tres cuartas partes", 75, "percent")]
    [InlineData("la mitad de las ventas", 50, "percent")]
    [InlineData("tres de cada cuatro dólares", 75, "percent")]
    [InlineData("las ventas se duplicaron", 2, "times")]
    [InlineData("el doble", 2, "times")]
    [InlineData("siete veces", 7, "times")]
    [InlineData("doble tributación", 0, null)]
    [InlineData("prácticamente cero", 0, null)]
    [InlineData("treinta y cinco mil empleos", 35000, "people")]
    [InlineData("300,000 empleos", 300000, "people")]
    [InlineData("2.300 empresas", 2300, "businesses")]
    [InlineData("el 14 de mayo de 2025", 0, null)]
    [InlineData("S/ 1.500 millones", 1500e6, "PEN")]
    public void Spanish_quantities_are_read(string text, double value, string? unit) => Check(text, Language.Spanish, value, unit);

    [Theory]
    [InlineData("20,000 to 35,000 export-linked jobs", Language.English, 20000, 35000, "people")]
    [InlineData("between 5 and 10 percent", Language.English, 5, 10, "percent")]
    [InlineData("5–50%", Language.English, 5, 50, "percent")]
    [InlineData("$300 to $400 billion", Language.English, 300e9, 400e9, "USD")]
    [InlineData("$900 million to $1.2 billion", Language.English, 900e6, 1.2e9, "USD")]
    [InlineData("300,000–350,000 jobs", Language.English, 300000, 350000, "people")]
    [InlineData("10% to 54%", Language.English, 10, 54, "percent")]
    [InlineData("entre 5% y 10%", Language.Spanish, 5, 10, "percent")]
    [InlineData("entre 2 y 3 millones de toneladas", Language.Spanish, 2e6, 3e6, "tonnes")]
    public void Ranges_have_two_ends(string text, Language language, double low, double high, string unit)
    {
        var quantity = Assert.Single(QuantityReader.Read(text, language));
        Assert.Equal((low, high, unit, QuantityForm.Range), (quantity.Value, quantity.High, quantity.Unit, quantity.Form));
    }

    [Theory]
    [InlineData("from 10% to 54%", Language.English, 10, 54, "percent")]
    [InlineData("from $190 billion to $500 billion", Language.English, 190e9, 500e9, "USD")]
    [InlineData("from 12 to 10 million tonnes", Language.English, 12e6, 10e6, "tonnes")]
    [InlineData("from 39% to zero", Language.English, 39, 0, "percent")]
    [InlineData("pasó de 10% a 54%", Language.Spanish, 10, 54, "percent")]
    [InlineData("del 12,5 % al 9 %", Language.Spanish, 12.5, 9, "percent")]
    [InlineData("de US$1.200 millones a US$900 millones", Language.Spanish, 1200e6, 900e6, "USD")]
    public void Movements_keep_where_they_began(string text, Language language, double from, double to, string unit)
    {
        var quantity = Assert.Single(QuantityReader.Read(text, language));
        Assert.Equal((from, to, unit), (quantity.From, quantity.Value, quantity.Unit));
    }

    [Theory]
    [InlineData("more than 80%", Language.English, "more than")]
    [InlineData("nearly $2.7 trillion", Language.English, "nearly")]
    [InlineData("an estimated 20,000 jobs", Language.English, "an estimated")]
    [InlineData("más del 30 %", Language.Spanish, "más del")]
    [InlineData("casi siete veces", Language.Spanish, "casi")]
    [InlineData("cerca de un tercio de las compras", Language.Spanish, "cerca de")]
    [InlineData("practically zero", Language.English, "practically")]
    public void Hedges_are_kept_as_written(string text, Language language, string hedge) =>
        Assert.Equal(hedge, Assert.Single(QuantityReader.Read(text, language)).Hedge);

    [Fact]
    public void A_unit_at_the_end_of_a_list_holds_for_all() =>
        Assert.Equal([(6.4, "percent"), (3.1, "percent")], QuantityReader.Read("fell 6.4 and 3.1 per cent respectively", Language.English).Select(q => (q.Value, q.Unit!)));

    [Fact]
    public void Where_a_Mexican_text_writes_decimals_with_a_point_its_comma_parts_thousands() =>
        Assert.Equal([12.6, 1234e6], QuantityReader.Read("subió 12.6% a 1,234 millones de dólares", Language.Spanish).Select(q => q.Value));

    [Fact]
    public void Trillions_without_a_figure_are_at_least_one()
    {
        var quantity = Assert.Single(QuantityReader.Read("we took in literally trillions of dollars", Language.English));
        Assert.Equal((1e12, "USD", "literally trillions"), (quantity.Value, quantity.Unit, quantity.Hedge));
    }

    [Fact]
    public void A_peso_and_a_dollar_sign_mean_what_the_context_says()
    {
        var context = new CurrencyContext("COP", "COP");
        Assert.All(QuantityReader.Read("$1,2 billones y 300 millones de pesos", Language.Spanish, context), q => Assert.Equal("COP", q.Unit));
    }

    [Fact]
    public void Offsets_point_at_the_words()
    {
        const string Text = "Exports fell by more than 12.5%, to $3bn.";
        Assert.Equal(["more than 12.5%", "$3bn"], QuantityReader.Read(Text, Language.English).Select(q => Text[q.Start..q.End]));
    }

    private static void Check(string text, Language language, double value, string? unit)
    {
        var found = QuantityReader.Read(text, language).Where(q => q.Unit is not null || q.Form == QuantityForm.Zero).ToList();
        if (unit is null)
        {
            Assert.All(found, q => Assert.Equal(QuantityForm.Zero, q.Form));
            return;
        }

        var quantity = Assert.Single(found);
        Assert.Equal(value, quantity.Value, Math.Abs(value) * 1e-6);
        Assert.Equal(unit, quantity.Unit);
    }
}
