namespace Realign.Claims.Quantities;

/// <summary>Number words, magnitudes and the denominators of fractions, in both languages, as folded keys.</summary>
internal static class NumberWords
{
    public static readonly Dictionary<string, double> Small = Table(
        "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 " +
        "un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 " +
        "veintiun 21 veintiuno 21 veintiuna 21 veintidos 22 veintitres 23 veinticuatro 24 veinticinco 25 veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29");

    public static readonly Dictionary<string, double> Tens = Table(
        "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 " +
        "veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90");

    public static readonly Dictionary<string, double> Hundreds = Table(
        "cien 100 ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 cuatrocientas 400 quinientos 500 quinientas 500 " +
        "seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 ochocientas 800 novecientos 900 novecientas 900");

    /// <summary>Words that multiply what stands before them.</summary>
    public static readonly Dictionary<string, double> Magnitudes = Table(
        "thousand 1e3 million 1e6 millions 1e6 billion 1e9 billions 1e9 trillion 1e12 trillions 1e12 quadrillion 1e15 mn 1e6 mln 1e6 mio 1e6 bn 1e9 bln 1e9 tn 1e12 trn 1e12 tln 1e12 " +
        "mil 1e3 millon 1e6 millones 1e6 mill 1e6 millardo 1e9 millardos 1e9 billon 1e12 billones 1e12 trillon 1e18 trillones 1e18");

    /// <summary>Letters that do so only when they touch the number, or in an amount of money.</summary>
    public static readonly Dictionary<string, double> MagnitudeLetters = Table("k 1e3 m 1e6 mm 1e6 b 1e9 t 1e12");

    /// <summary>Magnitudes in the plural, for "trillions of dollars" and "miles de millones".</summary>
    public static readonly Dictionary<string, double> Vague = Table(
        "hundreds 1e2 thousands 1e3 millions 1e6 billions 1e9 trillions 1e12 cientos 1e2 centenares 1e2 miles 1e3 millones 1e6 billones 1e12");

    /// <summary>What a whole is divided by: "third", "tercio", "cuarta parte".</summary>
    public static readonly Dictionary<string, double> Denominators = Table(
        "half 2 halves 2 third 3 thirds 3 quarter 4 quarters 4 fourth 4 fourths 4 fifth 5 fifths 5 sixth 6 sixths 6 seventh 7 eighth 8 tenth 10 tenths 10 " +
        "medio 2 tercio 3 tercios 3 cuarto 4 cuartos 4 quinto 5 quintos 5 sexto 6 decimo 10 decimos 10");

    /// <summary>Feminine ones, that want "parte" or "partes" behind them.</summary>
    public static readonly Dictionary<string, double> Parts = Table(
        "tercera 3 terceras 3 cuarta 4 cuartas 4 quinta 5 quintas 5 sexta 6 sextas 6 septima 7 octava 8 decima 10 decimas 10");

    /// <summary>Words that multiply by themselves.</summary>
    public static readonly Dictionary<string, double> Multiples = Table(
        "double 2 doubles 2 doubled 2 doubling 2 twice 2 twofold 2 triple 3 triples 3 tripled 3 tripling 3 treble 3 trebled 3 thrice 3 threefold 3 quadruple 4 quadruples 4 quadrupled 4 quadrupling 4 fourfold 4 quintuple 5 quintupled 5 fivefold 5 tenfold 10 " +
        "doble 2 duplicar 2 duplica 2 duplican 2 duplico 2 duplicaron 2 duplicara 2 duplicaran 2 duplicaria 2 duplicarian 2 duplicado 2 duplicada 2 duplicarse 2 duplicando 2 duplicandose 2 " +
        "triple 3 triplicar 3 triplica 3 triplican 3 triplico 3 triplicaron 3 triplicara 3 triplicaran 3 triplicaria 3 triplicado 3 triplicarse 3 triplicando 3 " +
        "cuadruple 4 cuadruplicar 4 cuadruplica 4 cuadruplico 4 cuadruplicaron 4 cuadruplicado 4 quintuplicar 5 quintuplico 5 quintuplicaron 5 decuplicar 10");

    private static Dictionary<string, double> Table(string pairs)
    {
        string[] fields = pairs.Split(' ');
        var table = new Dictionary<string, double>(fields.Length / 2, StringComparer.Ordinal);
        for (int i = 0; i < fields.Length; i += 2) table[fields[i]] = double.Parse(fields[i + 1], System.Globalization.CultureInfo.InvariantCulture);
        return table;
    }
}
