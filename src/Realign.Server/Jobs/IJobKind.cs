using System.Text.Json;

namespace Realign.Server.Jobs;

/// <summary>A kind of job. A new kind is a class that says these three things and is registered with the others.</summary>
public interface IJobKind
{
    /// <summary>How a request names it.</summary>
    string Name { get; }

    /// <summary>Checks what is asked for before it waits in the queue.</summary>
    /// <param name="request">The request as it came, an object.</param>
    /// <returns>The request as it is kept: complete, and the same for requests that ask for the same.</returns>
    /// <exception cref="RealignException">The request is wrong.</exception>
    string Check(JsonElement request);

    /// <summary>Does the work, on a thread that is for it alone.</summary>
    /// <param name="request">What <see cref="Check"/> returned.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The result as JSON.</returns>
    /// <exception cref="RealignException">There is no result; the message says why.</exception>
    string Run(string request, IProgress<JobProgress> progress, CancellationToken cancellation);
}
