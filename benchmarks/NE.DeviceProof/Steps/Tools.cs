using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace NE.DeviceProof.Steps;

/// <summary>Other programs on the machine.</summary>
internal static class Tools
{
    /// <summary>Runs a program to completion; the item's time limit also applies to it.</summary>
    /// <returns>Exit code and complete output.</returns>
    public static (int Code, string Output) Run(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + "\n" + errors.Result).Trim());
    }

    /// <summary>
    /// The path of a program: in <c>CUDA_HOME</c>, <c>CUDA_PATH</c>, the toolkit's usual folder, then <c>PATH</c>; null if it is not found.
    /// </summary>
    public static string? Find(string name)
    {
        string?[] toolkits = [Environment.GetEnvironmentVariable("CUDA_HOME"), Environment.GetEnvironmentVariable("CUDA_PATH"), "/usr/local/cuda"];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return toolkits.Where(toolkit => !string.IsNullOrEmpty(toolkit)).Select(toolkit => Path.Combine(toolkit!, "bin"))
            .Concat(toolkits.Where(toolkit => !string.IsNullOrEmpty(toolkit)).Select(toolkit => Path.Combine(toolkit!, "compute-sanitizer")))
            .Concat(path)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The end of a long text.</summary>
    public static string Tail(string text, int length = 300) => text.Length <= length ? text : "..." + text[^length..];
}
