using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using NE.Report.Page;
using NE.Report.Reading;

namespace NE.Report.Serving;

/// <summary>Serves the page of runs to this machine alone, and makes it anew when their files have changed.</summary>
/// <param name="paths">What the page shows.</param>
/// <param name="baseline">Name of the experiment to compare with, or null.</param>
internal sealed class ReportServer(IReadOnlyList<string> paths, string? baseline) : IDisposable
{
    private const int FirstPort = 6080, Ports = 40;

    private static readonly string[] Watched =
        ["run.json", "eval.csv", "metrics.jsonl", "topology.jsonl", "weights.jsonl", "timing.jsonl", "changes.jsonl", "done", "failed"];

    private readonly Lock guard = new();
    private readonly CancellationTokenSource stopped = new();
    private HttpListener? listener;
    private string shown = "", page = "";

    /// <summary>Its address, once it listens.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>Starts to listen on 127.0.0.1.</summary>
    /// <param name="port">The port; null for the first free one from 6080.</param>
    /// <exception cref="ReportException">The port is taken or may not be used.</exception>
    internal void Start(int? port)
    {
        string reason = "";
        foreach (int candidate in port is { } named ? [named] : Enumerable.Range(FirstPort, Ports))
        {
            HttpListener attempt = new();
            attempt.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{candidate}/"));
            try
            {
                attempt.Start();
                (listener, Address) = (attempt, attempt.Prefixes.First());
                return;
            }
            catch (HttpListenerException fault)
            {
                attempt.Close();
                reason = fault.Message.TrimEnd('.');
            }
        }

        throw new ReportException(port is { } taken
            ? $"Port {taken} cannot be used ({reason}); choose another with --port."
            : "No port from 6080 is free; choose one with --port.");
    }

    /// <summary>Answers until it is disposed of.</summary>
    internal void Run()
    {
        while (listener is { } running && !stopped.IsCancellationRequested)
        {
            try
            {
                // A closed listener does not always end a wait for a request.
                Task<HttpListenerContext> request = running.GetContextAsync();
                Task.WaitAny([request], stopped.Token);
                Answer(request.GetAwaiter().GetResult());
            }
            catch (Exception fault) when (fault is OperationCanceledException or HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // Stopped, or a browser that went away.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopped.Cancel();
        listener?.Close();
    }

    private void Answer(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        (string type, string? text) = ("text/plain", null);
        try
        {
            (type, text) = (context.Request.HttpMethod, context.Request.Url?.AbsolutePath) switch
            {
                ("GET", "/") => ("text/html; charset=utf-8", Page()),
                ("GET", "/version") => ("text/plain", Version()),
                _ => (type, text),
            };
        }
        catch (Exception fault) when (fault is ReportException or IOException or UnauthorizedAccessException or AggregateException)
        {
            // A folder that is being moved or deleted; the next request may find it complete.
            (type, text) = ("text/html; charset=utf-8",
                $"<!DOCTYPE html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"5\"><p>{PageWriter.Encoded(fault.Message)}</p>");
        }

        response.StatusCode = text is null ? 404 : 200;
        response.ContentType = type;
        response.Headers["Cache-Control"] = "no-store";
        byte[] bytes = Encoding.UTF8.GetBytes(text ?? "There is only one page here: /");
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes);
    }

    private string Page()
    {
        lock (guard)
        {
            string now = Version();
            if (now != shown)
            {
                (page, shown) = (HtmlPage.Of(Reporter.Read(paths, baseline), DateTimeOffset.UtcNow, version: now), now);
            }

            return page;
        }
    }

    // Changes with every file that the page shows, and when a trainer ends.
    private string Version()
    {
        StringBuilder state = new();
        foreach (string path in RunFinder.Find(paths))
        {
            bool folder = Directory.Exists(path);
            foreach (string file in folder ? Watched.Select(name => Path.Combine(path, name)) : [path])
            {
                FileInfo info = new(file);
                state.Append(CultureInfo.InvariantCulture, $"{file} {(info.Exists ? info.Length : -1)} {info.LastWriteTimeUtc.Ticks}\n");
            }

            state.Append(folder && RunStates.IsLocked(Path.Combine(path, "lock")) ? "running\n" : "\n");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }
}
