using System.CommandLine;
using Realign.Agreements;
using Realign.Estimation;
using Realign.Files;

namespace Realign.Cli;

/// <summary><c>realign estimate belt-and-road</c>: what joining the Belt and Road did to trade with China.</summary>
internal static class BeltAndRoadCommand
{
    public static Command Create(CancellationToken cancellation)
    {
        var from = new Option<string?>("--from") { Description = "Estimate anew from this folder, which holds data/icio-panel and facts/bri-members.csv [default: show the estimate shipped].", HelpName = "FOLDER" };
        var output = new Option<string>("--out") { Description = "With --from, the folder to write belt-and-road.json and .svg to.", HelpName = "FOLDER", DefaultValueFactory = _ => Path.Combine("data", "estimates") };
        var threads = new Option<int>("--threads") { Description = "Threads; the result does not depend on them.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        var json = new Option<bool>("--json") { Description = "Print the estimate as JSON." };
        var markdown = new Option<bool>("--markdown") { Description = "Print every table in Markdown." };
        var command = new Command("belt-and-road", "What joining the Belt and Road did to trade with China: show the estimate, or make it anew.") { from, output, threads, markdown, json };
        command.SetAction(parse =>
        {
            if (parse.GetValue(json) && parse.GetValue(markdown)) throw new RealignException("Give either --json or --markdown, not both.");
            var estimate = parse.GetValue(from) is { } folder ? Build(folder, parse.GetValue(output)!, parse.GetValue(threads), cancellation) : AgreementEstimate.Shipped("belt-and-road");
            Console.Out.Write(parse.GetValue(json) ? estimate.ToJson() : parse.GetValue(markdown) ? AgreementEstimateText.Tables(estimate) : AgreementEstimateText.Summary(estimate));
            return ExitCode.Ok;
        });
        return command;
    }

    private static AgreementEstimate Build(string folder, string output, int threads, CancellationToken cancellation)
    {
        if (threads < 1) throw new RealignException($"--threads {threads}: it must be 1 or more.");
        var estimate = BeltAndRoadStudy.Read(folder, new EstimationOptions { Threads = threads }, new Said(), cancellation).Run();
        AtomicWrite.Text(Path.Combine(output, "belt-and-road.json"), estimate.ToJson());
        AtomicWrite.Text(Path.Combine(output, "belt-and-road.svg"), EventStudyPicture.Draw(estimate));
        Terminal.Hint($"Written to {output}.");
        return estimate;
    }
}
