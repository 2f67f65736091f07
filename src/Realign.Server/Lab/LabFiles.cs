using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Realign.Reports;

namespace Realign.Server.Lab;

/// <summary>Files of a scenario of the lab. The query is that of the page: the server solves it again and keeps nothing.</summary>
internal static class LabFiles
{
    public static void MapLabFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/lab/files");
        files.WithRequestTimeout(TimeSpan.FromSeconds(30));
        files.MapGet("/scenario.yaml", static (HttpContext context, LabBench bench) => Text(context, "scenario.yaml", State(context).ToYaml(bench.World), "application/yaml"));
        files.MapGet("/{name}", Result);
    }

    private static IResult Result(HttpContext context, string name, LabBench bench)
    {
        try
        {
            var result = bench.Report(State(context), context.RequestAborted);
            if (!result.Converged && name != "result.json") return TypedResults.Text($"The scenario did not converge: {result.Failure}.", statusCode: StatusCodes.Status422UnprocessableEntity);
            return name switch
            {
                "result.json" => Text(context, name, result.ToJson(), "application/json"),
                "economies.csv" => Text(context, name, RunTables.Economies(result), "text/csv"),
                "balances.csv" => Text(context, name, RunTables.Balances(result), "text/csv"),
                "sectors.csv" => Text(context, name, RunTables.Sectors(result), "text/csv"),
                "scenario.xlsx" => TypedResults.Bytes(Book(result), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name),
                _ => TypedResults.NotFound(),
            };
        }
        catch (RealignException e)
        {
            return TypedResults.Text(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static byte[] Book(RunResult result)
    {
        using var stream = new MemoryStream();
        ExcelReport.Write(result, stream);
        return stream.ToArray();
    }

    private static LabState State(HttpContext context) => LabState.Parse(context.Request.QueryString.Value ?? "");

    private static ContentHttpResult Text(HttpContext context, string name, string text, string type)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return TypedResults.Text(text, type + "; charset=utf-8");
    }
}
