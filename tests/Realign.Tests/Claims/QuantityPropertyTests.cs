using System.Globalization;
using CsCheck;
using Realign.Claims;
using Realign.Claims.Quantities;

namespace Realign.Tests.Claims;

/// <summary>What our own printer writes, in either language, the grammar reads back.</summary>
public class QuantityPropertyTests
{
    private static readonly Gen<(long Scaled, int Decimals)> _number = Gen.Select(Gen.Long[1, 99_999_999], Gen.Int[0, 2]);

    private static readonly Gen<Language> _language = Gen.OneOf(Language.English, Language.Spanish);

    [Fact]
    public void Money_printed_in_digits_is_read_back() =>
        Gen.Select(_number, _language, Gen.Int[0, 4], Gen.Int[0, 3]).Sample((number, language, magnitude, style) =>
        {
            var (word, scale) = Magnitude(language, magnitude);
            string digits = Digits(number, language), gap = word.Length > 0 ? " " + word : "";
            string of = language == Language.Spanish && word.Contains("ll") ? " de" : "";
            var (text, unit) = style switch
            {
                0 => ($"${digits}{gap}", "USD"),
                1 => ($"€{digits}{gap}", "EUR"),
                2 => ($"{digits}{gap}{of} {(language == Language.Spanish ? "dólares" : "dollars")}", "USD"),
                _ => ($"USD {digits}{gap}", "USD"),
            };
            Same(text, language, Value(number) * scale, unit);
        });

    [Fact]
    public void Percentages_are_read_back() =>
        Gen.Select(_number, _language, Gen.Bool).Sample((number, language, sign) =>
            Same(Digits(number, language) + (sign ? "%" : language == Language.Spanish ? " por ciento" : " per cent"), language, Value(number), Units.Percent));

    [Fact]
    public void Ranges_and_movements_are_read_back() =>
        Gen.Select(Gen.Int[1, 999], Gen.Int[1, 999], _language, Gen.Bool).Sample((low, more, language, movement) =>
        {
            int high = low + more;
            bool spanish = language == Language.Spanish;
            string text = movement
                ? (spanish ? $"pasó de {low}% a {high}%" : $"rose from {low}% to {high}%")
                : (spanish ? $"entre {low} y {high} millones de toneladas" : $"between {low} and {high} million tonnes");
            var quantity = Assert.Single(QuantityReader.Read(text, language));
            Assert.Equal(movement ? (high, null, (double?)low) : (low * 1e6, high * 1e6, null), (quantity.Value, quantity.High, quantity.From));
        });

    [Fact]
    public void Numbers_in_words_are_read_back() =>
        Gen.Select(Gen.Int[2, 999], _language).Sample((number, language) =>
            Same(language == Language.Spanish ? $"{Spanish(number)} mil toneladas" : $"{English(number)} thousand tonnes", language, number * 1000.0, Units.Tonnes));

    [Fact]
    public void No_text_of_signs_digits_and_words_makes_the_grammar_fail_or_read_what_is_not_finite() =>
        Gen.OneOf("$", "1", "2.5", "1,2,3", "mil", "millones", "and", "y", "-", "to", "a", "de", "from", "half", "%", "US$", "one", "third", "of", "GDP", "cero", "más", "cada", "in", ".", "'", "bn", "9999999999999", "times", "hundred")
            .Array[0, 14].Sample(words =>
            {
                string text = string.Join(words.Length % 2 == 0 ? " " : "", words);
                foreach (var language in new[] { Language.English, Language.Spanish })
                {
                    int last = 0;
                    foreach (var q in QuantityReader.Read(text, language))
                    {
                        Assert.True(double.IsFinite(q.Value) && q.Start >= 0 && q.End <= text.Length && q.Start < q.End);
                        Assert.True(q.Start >= last || q.Form == QuantityForm.Plain);
                        last = q.Start;
                    }
                }
            });

    private static void Same(string text, Language language, double value, string unit)
    {
        var quantity = Assert.Single(QuantityReader.Read(text, language));
        Assert.True(Math.Abs(quantity.Value - value) <= 1e-9 * Math.Abs(value) && quantity.Unit == unit, $"'{text}' is {value} {unit}, read as {quantity.Value} {quantity.Unit}");
    }

    private static double Value((long Scaled, int Decimals) n) => n.Scaled / Math.Pow(10, n.Decimals);

    private static string Digits((long Scaled, int Decimals) n, Language language)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        if (language == Language.Spanish) (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (",", ".");
        return Value(n).ToString("N" + n.Decimals, format);
    }

    private static (string Word, double Scale) Magnitude(Language language, int index) => language == Language.Spanish
        ? index switch { 0 => ("", 1), 1 => ("mil", 1e3), 2 => ("millones", 1e6), 3 => ("mil millones", 1e9), _ => ("billones", 1e12) }
        : index switch { 0 => ("", 1), 1 => ("thousand", 1e3), 2 => ("million", 1e6), 3 => ("billion", 1e9), _ => ("trillion", 1e12) };

    private static string English(int n)
    {
        string[] small = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        if (n < 20) return small[n];
        if (n < 100) return tens[n / 10] + (n % 10 > 0 ? "-" + small[n % 10] : "");
        return small[n / 100] + " hundred" + (n % 100 > 0 ? " and " + English(n % 100) : "");
    }

    private static string Spanish(int n)
    {
        string[] small = ["", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
            "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"];
        string[] tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
        string[] hundreds = ["", "ciento", "doscientas", "trescientas", "cuatrocientas", "quinientas", "seiscientas", "setecientas", "ochocientas", "novecientas"];
        if (n == 100) return "cien";
        if (n < 30) return small[n];
        if (n < 100) return tens[n / 10] + (n % 10 > 0 ? " y " + small[n % 10] : "");
        return hundreds[n / 100] + (n % 100 > 0 ? " " + Spanish(n % 100) : "");
    }
}
