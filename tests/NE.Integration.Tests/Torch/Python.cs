using System;
using System.ComponentModel;
using System.Diagnostics;

namespace NE.Integration.Tests.Torch;

/// <summary>The Python that benchmarks compare with: the system's, or the one that <c>NE_PEER_PYTHON</c> names.</summary>
internal static class Python
{
    private static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            return Run("import torch, numpy", "").Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public static string Command { get; } = Environment.GetEnvironmentVariable("NE_PEER_PYTHON") ?? "/usr/bin/python3";

    public static bool HasTorch => Found.Value;

    /// <summary>Runs a program in a folder.</summary>
    public static (int Code, string Output, string Errors) Run(string program, string folder)
    {
        using Process process = Process.Start(new ProcessStartInfo(Command, ["-c", program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
