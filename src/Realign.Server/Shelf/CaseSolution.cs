using Realign.Cases;
using Realign.Events;
using Realign.Reports;
using Realign.Server.Jobs;

namespace Realign.Server.Shelf;

/// <summary>Runs a whole case on the data of the shelf, on one thread.</summary>
internal static class CaseSolution
{
    /// <param name="shelf">The data.</param>
    /// <param name="folder">The case.</param>
    /// <param name="options">Its day, draws, seed and command; the data are put in here.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static CaseResult Run(DataShelf shelf, CaseFolder folder, CaseOptions options, IProgress<JobProgress> progress, CancellationToken cancellation)
    {
        var world = shelf.Model(ScenarioFile.Read(folder.Scenarios[0].File).World).World;
        var whole = options with { Threads = 1, Macro = shelf.Macro, Facts = shelf.Facts, History = shelf.History, Products = shelf.Products };
        return new CaseRun(folder, world, whole, new Bar(progress)).Run(cancellation);
    }

    private sealed class Bar(IProgress<JobProgress> progress) : IProgress<CaseProgress>
    {
        public void Report(CaseProgress value) => progress.Report(new JobProgress(value.Part, value.Done, value.Planned));
    }
}
