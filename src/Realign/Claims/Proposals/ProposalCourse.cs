using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Realign.Claims.Reading;

namespace Realign.Claims.Proposals;

/// <summary>Goes through a text part by part: asks, checks what is proposed, and remembers what failed.</summary>
internal sealed class ProposalCourse
{
    private readonly ProposalOptions _options;
    private readonly ReadingOptions _reading;
    private readonly string _text;
    private readonly List<(int Start, int End)> _parts;
    private readonly Asking _asking;
    private readonly ProposalCheck _check;
    private readonly List<RefusedProposal> _refused = [];
    private readonly List<string> _warnings = [];

    public ProposalCourse(IChatClient client, ProposalOptions options, string text, ReadingOptions reading)
    {
        _options = options;
        _reading = reading;
        _text = text;
        _parts = [.. ArticleParts.Of(text, options.LongestPart)];
        _asking = new Asking(client, options);
        int sent = _parts.Count == 0 ? 0 : _parts[Math.Min(_parts.Count, options.MostRequests) - 1].End;
        _check = new ProposalCheck(new Passage(text[..sent], reading.Language!.Value, reading, null), reading);
    }

    public IReadOnlyList<CheckedProposal> Accepted => _check.Accepted;

    public IReadOnlyList<RefusedProposal> Refused => _refused;

    public IReadOnlyList<string> Warnings => _warnings;

    public int Requests => _asking.Requests;

    public int Proposed { get; private set; }

    public async Task Run(IProgress<(int Done, int Of)>? progress, CancellationToken cancellation)
    {
        try
        {
            for (int i = 0; i < _parts.Count; i++)
            {
                progress?.Report((i, _parts.Count));
                if (!_asking.MayAsk)
                {
                    _warnings.Add($"{_options.MostRequests} {(_options.MostRequests == 1 ? "request was" : "requests were")} not enough for {_parts.Count} parts; those from part {i + 1} on were read by the rules alone");
                    return;
                }

                await Part(i, cancellation).ConfigureAwait(false);
            }
        }
        catch (ReaderFailedException e)
        {
            _warnings.Add($"the model's endpoint {e.Message}; what it had not answered by then was read by the rules alone");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _warnings.Add("interrupted; what the model had not answered by then was read by the rules alone");
        }
    }

    private async Task Part(int part, CancellationToken cancellation)
    {
        var (start, end) = _parts[part];
        var answer = await _asking.Ask(ProposalPrompt.Messages(_text[start..end], _reading.Title, _reading.Language!.Value), cancellation).ConfigureAwait(false);
        var (items, wrong) = Items(answer.Text, answer.Cut);
        if (wrong is not null) _warnings.Add($"the answer {(_parts.Count == 1 ? "" : $"for part {part + 1} of {_parts.Count} ")}{wrong}; that part was read by the rules alone");
        Proposed += items.Count;
        foreach (var (proposal, refused) in items.Take(_options.MostProposals))
        {
            var no = proposal is null ? refused : _check.Take(proposal, start, end);
            if (no is not null) _refused.Add(no);
        }

        if (items.Count > _options.MostProposals)
            _refused.Add(new RefusedProposal(null, ProposalRule.Count, $"{items.Count - _options.MostProposals} proposals beyond the first {_options.MostProposals} of an answer were not looked at"));
    }

    /// <summary>The items of an answer, or why it cannot be used.</summary>
    private (IReadOnlyList<(Proposal? Proposal, RefusedProposal? Refused)> Items, string? Wrong) Items(string text, bool cut)
    {
        if (text.Length > _options.LongestAnswer) return ([], $"is longer than {_options.LongestAnswer.ToString("#,0", CultureInfo.InvariantCulture)} characters");
        try
        {
            return ProposalAnswer.Read(text) is { } items ? (items, null) : ([], "is JSON of another shape than was asked for");
        }
        catch (JsonException)
        {
            return ([], cut ? "was cut off at the endpoint's limit of length" : "is no JSON");
        }
    }
}
