using System.Globalization;
using System.IO.Compression;
using CsCheck;
using DuckDB.NET.Data;
using Realign.Estimation;
using Realign.Estimation.DataFiles;
using Realign.Estimation.Formulas;

namespace Realign.Tests.Estimation;

public sealed class DataFileTests : IDisposable
{
    private const string Rows =
        "exporter,importer,year,trade,dist,bri,when,share\n"
        + "NA,COL,2013,10.5,100,true,2013-01-01,0.5\n"
        + "COL,NA,2013,0,NA,false,2013-01-01,.\n"
        + "USA,COL,2014,3,50,true,2014-01-01,0.25\n"
        + ",COL,2014,4,50,true,2014-01-01,1\n"
        + "USA,\"a \"\"b\"\", c\",2012,,70,false,2014-01-01,1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Text_becomes_codes_of_sorted_levels_and_missing_values_are_counted_by_column()
    {
        var input = Read(_folder.Write("a.csv", Rows), "trade ~ dist + share + bri | exporter + year");
        Assert.Equal(["COL", "NA", "USA"], input.Data["exporter"].Levels);
        Assert.Equal([1, 0, 2, -1, 2], input.Data["exporter"].Codes.ToArray());
        Assert.Equal(["2012", "2013", "2014"], input.Data["year"].Levels);
        Assert.Equal([100, double.NaN, 50, 50, 70], input.Data["dist"].Numbers.ToArray());
        Assert.Equal([1, 0, 1, 1, 0], input.Data["bri"].Numbers.ToArray());
        Assert.Equal(new Dictionary<string, int> { ["trade"] = 1, ["dist"] = 1, ["share"] = 1, ["exporter"] = 1 }, input.MissingValues);
        Assert.Equal(["dist", "share", "bri"], input.Model.Regressors);
    }

    [Fact]
    public void Two_key_columns_are_compared_as_texts_and_two_others_as_numbers()
    {
        string file = _folder.Write("a.csv", "i,n,x,z,y\nCOL,USA,1,1.0,1\nUSA,USA,2,3,2\nCHN,,3,3,3\nPER,PER,4,5,4\nROW,COL,1,1,5\n");
        var input = Read(file, "y ~ I(i != n) + I(i == n) + I(x == z) | i + n");
        Assert.Equal([1, 0, double.NaN, 0, 1], input.Data["I(i != n)"].Numbers.ToArray());
        Assert.Equal([0, 1, double.NaN, 1, 0], input.Data["I(i == n)"].Numbers.ToArray());
        Assert.Equal([1, 0, 1, 0, 1], input.Data["I(x == z)"].Numbers.ToArray());
        var atHand = new EstimationData(DataColumn.OfText("i", ["COL", "USA", "CHN"]), DataColumn.OfText("n", ["USA", "USA", null]), DataColumn.OfNumbers("y", [1, 2, 3]));
        var plan = new EstimationPlan { Formula = Formula.Parse("y ~ I(i != n) | i") };
        Assert.Equal([1, 0, double.NaN], EstimationInput.Of(atHand, plan).Data["I(i != n)"].Numbers.ToArray());
    }

    [Fact]
    public void CSV_compressed_CSV_and_Parquet_give_the_same_data()
    {
        string csv = _folder.Write("a.csv", Rows), gz = _folder["a.csv.gz"], parquet = _folder["a.parquet"];
        using (var to = new GZipStream(File.Create(gz), CompressionLevel.Fastest)) to.Write(System.Text.Encoding.UTF8.GetBytes(Rows));
        Sql($"copy (select * from read_csv('{csv}')) to '{parquet}'");
        const string formula = "trade ~ bri + i(year) + log(dist) | exporter^importer + when";
        var first = Read(csv, formula, where: "dist is not null");
        AssertSame(first, Read(gz, formula, where: "dist is not null"));
        AssertSame(first, Read(parquet, formula, where: "dist is not null"));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var data = new EstimationData(
            DataColumn.OfText("key", ["a", null, "b,\"c\"", "a"]),
            DataColumn.OfNumbers("y", [0.1, double.NaN, 1e-300, 3]));
        foreach (string name in (string[])["out.csv", "out.csv.gz", "out.parquet"])
        {
            DataFile.Write(_folder[name], data);
            var back = Read(_folder[name], "y ~ 1 | key").Data;
            Assert.Equal(data["y"].Numbers.ToArray(), back["y"].Numbers.ToArray());
            Assert.Equal(["a", "b,\"c\""], back["key"].Levels);
            Assert.Equal([0, -1, 1, 0], back["key"].Codes.ToArray());
        }
    }

    [Fact]
    public void A_condition_gives_what_a_file_of_those_rows_gives()
    {
        string all = _folder.Write("all.csv", Panel(2000, 0)), chosen = _folder["chosen.parquet"];
        Sql($"copy (select * from read_csv('{all}') where year >= 2011 and exporter <> 'E3') to '{chosen}'");
        const string formula = "y ~ x + i(year, z, ref = 2012) | exporter^year";
        AssertSame(Read(chosen, formula), Read(all, formula, where: "year >= 2011 and exporter <> 'E3' -- comments end here"));
    }

    [Fact]
    public void Several_files_are_read_as_one()
    {
        _folder.Write("part-1.csv", Panel(500, 0));
        _folder.Write("part-2.csv", Panel(500, 500));
        string all = _folder.Write("all.csv", Panel(1000, 0));
        AssertSame(Read(all, "y ~ x | exporter^year"), Read(_folder["part-*.csv"], "y ~ x | exporter^year"));
    }

    [Fact]
    public void Data_at_hand_give_what_a_file_gives()
    {
        var plan = new EstimationPlan
        {
            Formula = Formula.Parse("y ~ x:z + log(x + 1) + I((exporter == \"E1\") * x) + i(year, z, ref = c(2010, 2012)) + year | exporter^year"),
            Weights = "x + 1",
            Offset = "z / 2",
            Clusters = [new KeyCombination("year")],
        };
        var read = DataFile.Read(_folder.Write("a.csv", Panel(5000, 0)), plan);
        var raw = Read(_folder["a.csv"], "y ~ x + z + year | exporter").Data;
        AssertSame(read, EstimationInput.Of(raw, plan));
        Assert.Equal(["x:z", "log(x + 1)", "I((exporter == \"E1\") * x)", "year::2011:z", "year::2013:z", "year::2014:z", "year"], read.Model.Regressors);
        Assert.True(read.Data["year"].IsNumeric);
    }

    [Fact]
    public void The_result_does_not_depend_on_threads()
    {
        string file = _folder["a.parquet"];
        Sql($"copy (select range % 7 as k, 'L' || (range * 31 % 1013) as l, range * 0.5 as y from range(400000)) to '{file}' (row_group_size 20000)");
        var plan = new EstimationPlan { Formula = Formula.Parse("y ~ 1 | k^l") };
        AssertSame(DataFile.Read(file, plan, new DataFileOptions { Threads = 1 }), DataFile.Read(file, plan, new DataFileOptions { Threads = 4 }));
    }

    [Fact]
    public void A_mark_of_a_missing_value_after_many_numbers_is_a_missing_value()
    {
        string file = _folder["late.csv"];
        File.WriteAllLines(file, Enumerable.Range(0, 300_000).Select(r => $"{r},{r % 3}").Prepend("y,k").Append("NA,1"));
        var input = Read(file, "y ~ 1 | k");
        Assert.Equal(300_001, input.Data.Rows);
        Assert.Equal(1, input.MissingValues["y"]);
        Assert.Equal(299_999, input.Data["y"].Numbers[299_999]);
    }

    [Fact]
    public void Without_a_reference_the_first_level_is_it_unless_there_is_a_slope()
    {
        string file = _folder.Write("a.csv", Panel(100, 0));
        Assert.Equal(["year::2011", "year::2012", "year::2013", "year::2014"], Read(file, "y ~ i(year)").Model.Regressors);
        Assert.Equal(5, Read(file, "y ~ 0 + i(year)").Model.Regressors.Count);
        Assert.Equal(["year::2010:x", "year::2011:x"], Read(file, "y ~ i(year, x) | exporter").Model.Regressors.Take(2));
        Assert.Equal(["exporter::E0", "exporter::E2"], Read(file, "y ~ i(exporter, ref = 'E1') | year").Model.Regressors.Take(2));
    }

    [Fact]
    public void Arithmetic_agrees_with_DuckDB()
    {
        string file = _folder.Write("a.csv", Panel(50, 0));
        var column = Gen.OneOf("x", "z", "y").Select(n => (Expression)new Expression.Column(n));
        var expressions = Gen.Recursive<Expression>((depth, inner) => depth >= 4 ? column : Gen.Frequency(
            (1, column),
            (1, Gen.OneOf(0.5, 2.0, 3.0).Select(v => (Expression)new Expression.Number(v))),
            (4, Gen.Select(Gen.OneOf("+", "-", "*", "/"), inner, inner).Select((o, a, b) => (Expression)new Expression.Binary(o, a, b))),
            (1, inner.Select(e => (Expression)new Expression.Call("abs", e))),
            (1, inner.Select(e => (Expression)new Expression.Negative(e)))));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        expressions.Sample(expression =>
        {
            using var command = connection.CreateCommand();
            string sql = string.Concat(expression.ToString().Select(c => c == '-' ? " - " : $"{c}")); // "--" would begin a comment
            command.CommandText = $"select cast({sql} as double) from (select year, exporter, x::double x, y::double y, z::double z from read_csv('{file}'))";
            using var reader = command.ExecuteReader();
            var expected = new List<double>();
            while (reader.Read()) expected.Add(reader.GetDouble(0));
            if (!expected.All(double.IsFinite)) return;
            Assert.Equal(expected, Compute(file, expression.ToString()));
        }, iter: 60, threads: 1);
    }

    [Theory]
    [InlineData("log1p(x / 1e12)", 9.999999999995e-13)]
    [InlineData("expm1(x / 1e12)", 1.0000000000005e-12)]
    [InlineData("log(exp(x))", 1)]
    [InlineData("sqrt(x + 3)", 2)]
    [InlineData("log2(8 * x)", 3)]
    [InlineData("log10(x / 100)", -2)]
    [InlineData("-x^2", -1)]
    [InlineData("2^-x", 0.5)]
    [InlineData("(x >= 1) + (x == 1) * 2 + (x < 1) * 4", 3)]
    public void Functions_are_exact_where_digits_cancel(string expression, double value)
    {
        string file = _folder.Write("one.csv", "x\n1\n");
        Assert.Equal(value, Compute(file, expression)[0], 4 * Math.BitIncrement(Math.Abs(value)) - (4 * Math.Abs(value)));
    }

    [Theory]
    [InlineData("trde ~ dist", "There is no column 'trde'", "Did you mean 'trade'?")]
    [InlineData("trade ~ i.year", "There is no column 'i.year'", "i(year)")]
    [InlineData("trade ~ dist | exportr^year", "There is no column 'exportr'", "Did you mean 'exporter'?")]
    [InlineData("trade ~ exporter", "Column 'exporter' holds text ('NA!'", "i(exporter)")]
    [InlineData("trade ~ when", "Column 'when' holds DATE values", "use it as a fixed effect")]
    [InlineData("trade ~ log(bri) | year", "log(bri) is not a finite number in 2 of 5 rows, the first of them row 2", "bri > 0")]
    [InlineData("trade ~ i(year, ref = 2031) | exporter", "'year' has no such level", "Did you mean '2013'?")]
    public void A_mistake_names_the_column_and_the_remedy(string formula, string message, string remedy)
    {
        string file = _folder.Write("a.csv", Rows.Replace("NA,COL", "NA!,COL", StringComparison.Ordinal));
        var e = Assert.ThrowsAny<RealignException>(() => Read(file, formula));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_files_are_named_with_the_remedy()
    {
        _folder.Write("a.csv", Rows);
        _folder.Write("a.dta", "x");
        _folder.Write("damaged.parquet", "PAR1 but no more");
        _folder.Write("empty.csv", "y,x\n");
        _folder.Write("ragged.csv", "y,x\n1,2\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 3)));
        foreach (var (name, message) in ((string, string)[])[
            ("b.csv", "there is no such file. Did you mean 'a.csv'?"), ("a.dta", "kind is not known"), ("*.xyz", "No file matches"), ("", "is a folder"),
            ("damaged.parquet", "damaged.parquet"), ("empty.csv", "has no rows"), ("ragged.csv", "ragged.csv")])
            Assert.Contains(message, Assert.ThrowsAny<RealignException>(() => Read(_folder[name], "y ~ x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year > 2050", "holds for no row")]
    [InlineData("yaer > 2011", "Candidate bindings: \"year\"")]
    [InlineData("exporter > 2011", "an explicit cast is required")]
    [InlineData("year >", "is not understood")]
    [InlineData(" ", "is empty")]
    [InlineData("true); copy (select 1) to 'a.csv' (use_tmp_file false", "';'")]
    [InlineData("year in (select year from read_csv('SECRET'))", "file system operations are disabled")]
    [InlineData("(select count(*) from glob('/*')) > 0", "file system operations are disabled")]
    [InlineData("(select count(*) from 'SECRET') > 0", "file system operations are disabled")]
    [InlineData("getenv('HOME') <> ''", "getenv does not exist")]
    public void A_condition_chooses_rows_and_can_do_nothing_else(string where, string message)
    {
        string secret = _folder.Write("secret.csv", "year\n2013\n"), file = _folder.Write("a.csv", Rows);
        var e = Assert.ThrowsAny<RealignException>(() => Read(file, "trade ~ dist", where: where.Replace("SECRET", secret, StringComparison.Ordinal)));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(Rows, File.ReadAllText(file));
    }

    [Fact]
    public void A_memory_limit_is_checked_and_suffices_for_reading()
    {
        string file = _folder["a.parquet"];
        Sql($"copy (select range % 7 as k, range * 0.5 as y, hash(range) as h, md5(range::varchar) as m from range(1000000)) to '{file}' (row_group_size 50000)");
        var plan = new EstimationPlan { Formula = Formula.Parse("y ~ 1 | k") };
        Assert.Equal(1_000_000, DataFile.Read(file, plan, new DataFileOptions { MemoryLimit = "100MB" }).Data.Rows);
        Assert.Contains("Write it like 2GB", Assert.ThrowsAny<RealignException>(() => DataFile.Read(file, plan, new DataFileOptions { MemoryLimit = "much" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        string file = _folder["a.parquet"];
        Sql($"copy (select range % 7 as k, range * 0.5 as y from range(3000000)) to '{file}'");
        using var stop = new CancellationTokenSource();
        var plan = new EstimationPlan { Formula = Formula.Parse("y ~ 1 | k") };
        Assert.ThrowsAny<OperationCanceledException>(() => DataFile.Read(file, plan, null, new Stop(stop), stop.Token));
    }

    private static EstimationInput Read(string path, string formula, string? where = null) =>
        DataFile.Read(path, new EstimationPlan { Formula = Formula.Parse(formula) }, new DataFileOptions { Where = where });

    private static double[] Compute(string path, string expression)
    {
        var input = Read(path, $"{expression} ~ 1");
        return input.Data[input.Model.Dependent].Numbers.ToArray();
    }

    private static void AssertSame(EstimationInput expected, EstimationInput actual)
    {
        Assert.Equal(expected.Model.Regressors, actual.Model.Regressors);
        Assert.Equal(expected.MissingValues, actual.MissingValues);
        Assert.Equal(expected.Data.Columns.Select(c => c.Name), actual.Data.Columns.Select(c => c.Name));
        foreach (var column in expected.Data.Columns)
        {
            var other = actual.Data[column.Name];
            Assert.Equal(column.IsNumeric, other.IsNumeric);
            if (column.IsNumeric) Assert.Equal(column.Numbers.ToArray(), other.Numbers.ToArray());
            Assert.Equal(column.Levels, other.Levels);
            Assert.Equal(column.Codes.ToArray(), other.Codes.ToArray());
        }
    }

    private static void Sql(string statement)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static string Panel(int rows, int start)
    {
        var text = new System.Text.StringBuilder("exporter,year,y,x,z,unused\n");
        for (int r = start; r < start + rows; r++)
            text.Append(CultureInfo.InvariantCulture, $"E{r * 7 % 5},{2010 + (r / 5 % 5)},{r % 11},{(r * 13 % 97) / 8.0:R},{(r * 29 % 31) + 0.5:R},\"text {r}\"\n");
        return text.ToString();
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
