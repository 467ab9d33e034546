using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace NE.Benchmarks;

/// <summary>
/// The Python process of <c>benchmarks/peers</c>, which keeps its learners warm and runs the requested number of updates. Its requests are
/// described in <c>peer.py</c>.
/// </summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process process;

    private PeerProcess(Process process)
    {
        this.process = process;
        Setup = Answer();
    }

    /// <summary>Versions, libraries and settings, as reported by the process.</summary>
    public JsonElement Setup { get; }

    /// <summary>What is actually in use, in one line.</summary>
    public string Summary =>
        $"peers: PyTorch {Text("torch")} ({Text("capability")} loops, {Text("threads")} thread), {Text("blas")}, numpy {Text("numpy")}, "
        + $"Python {Text("python")}"
        + (Setup.GetProperty("openblas").GetBoolean() || Text("blas") == "MKL"
            ? ""
            : "\nNeither OpenBLAS nor MKL is in use, so the peers are slower than they could be: install libopenblas0-pthread.");

    /// <summary>Starts the peers with the system's Python, or the one that NE_PEER_PYTHON names, and waits until they are warm.</summary>
    /// <exception cref="IOException">Python or PyTorch is missing, or the scripts are.</exception>
    public static PeerProcess Start()
    {
        string python = Environment.GetEnvironmentVariable("NE_PEER_PYTHON") ?? "/usr/bin/python3";
        var start = new ProcessStartInfo(python, ["-B", Script()]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return new PeerProcess(Process.Start(start) ?? throw new IOException($"{python} did not start."));
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new IOException($"{python} cannot be started ({problem.Message}); set NE_PEER_PYTHON to another Python with PyTorch.");
        }
    }

    /// <summary>Runs updates of a peer.</summary>
    /// <returns>Their duration in seconds by the process's clock.</returns>
    public double Run(string learner, int updates) => Ask($"run {learner} {updates}").GetProperty("seconds").GetDouble();

    /// <summary>Checks that the peers' parameters are finite and that their masks are intact.</summary>
    /// <exception cref="IOException">A check failed: its figures are meaningless.</exception>
    public void Check()
    {
        foreach (JsonProperty learner in Ask("check").GetProperty("learners").EnumerateObject())
        {
            if (!learner.Value.GetProperty("finite").GetBoolean() || learner.Value.GetProperty("dead").GetDouble() != 0)
                throw new IOException($"The peer {learner.Name} diverged or lost its masks; its figures are meaningless: {learner.Value}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private JsonElement Ask(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        JsonElement answer = Answer();
        return answer.TryGetProperty("error", out JsonElement error) ? throw new IOException(error.GetString()) : answer;
    }

    private JsonElement Answer()
    {
        string line = process.StandardOutput.ReadLine()
            ?? throw new IOException("the peers exited for the reason above. They need python3-torch and libopenblas0-pthread.");
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private string Text(string name) => Setup.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetInt32().ToString(CultureInfo.InvariantCulture),
        JsonElement text => text.GetString() ?? "",
    };

    private static string Script()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at != null; at = at.Parent)
        {
            string script = Path.Combine(at.FullName, "benchmarks", "peers", "peer.py");
            if (File.Exists(script))
                return script;
        }

        throw new IOException("benchmarks/peers/peer.py was not found above the program.");
    }
}
