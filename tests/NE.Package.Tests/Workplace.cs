using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NE.Processes;

namespace NE.Package.Tests;

/// <summary>
/// An empty folder outside the repository with packages of this state of it: a feed of theirs, a package cache of its own (the machine's may hold
/// other packages of the same version), and commands that run as a user's would.
/// </summary>
public sealed partial class Workplace : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Packed = ["NE.Dsl", "NE.MuJoCo", "NE.Runtime", "NE.TorchSharp", "NE.Tool", "NE.Templates"];

    // What a test runner leaves in the environment of its children points MSBuild at the runner's own settings, and ./ne test names its script.
    private static readonly string[] RunnersOwn =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_TieredCompilation", "NE_COMMAND"];

    private readonly string root = Directory.CreateTempSubdirectory("ne-package-").FullName;

    public Workplace()
    {
        foreach (string project in Packed)
        {
            Dotnet(
                "pack", Path.Combine(Repository.Root, "src", project), "--no-build", "--nologo", "-c", Repository.Configuration, "-o", At("packages"));
        }

        File.WriteAllText(At("NuGet.config"), Repository.Block("packages.md", "packageSources").Replace("/path/to/packages", At("packages")));
        Dotnet("new", "install", Package("NE.Templates"), "--debug:custom-hive", At("templates"));
    }

    public string At(params string[] parts) => Path.Combine([root, .. parts]);

    public string Package(string name) => At("packages", $"{name}.{Repository.Version}.nupkg");

    /// <summary>A project from the template.</summary>
    public void Create(params string[] options) => Dotnet(["new", "ne-experiment", .. options, "--debug:custom-hive", At("templates")]);

    /// <summary>The command <c>ne</c>, installed from its package.</summary>
    public string Tool()
    {
        if (!Directory.Exists(At("tools")))
        {
            Dotnet("tool", "install", "NE.Tool", "--tool-path", At("tools"), "--version", Repository.Version);
        }

        return At("tools", "ne");
    }

    /// <summary>Runs dotnet in the folder; it has to succeed.</summary>
    /// <returns>What it wrote.</returns>
    public string Dotnet(params string[] arguments)
    {
        (int code, string output) = Run("dotnet", arguments);
        return code == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {code}:\n{output}");
    }

    /// <summary>Runs lines of a shell in the folder, up to the first that fails.</summary>
    public (int Code, string Output) Shell(string lines) => Run("bash", ["-e", "-c", lines]);

    /// <summary>Runs a command in the folder. Lines that tell how long a step already takes are left out: only slow machines print them.</summary>
    public (int Code, string Output) Run(string command, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string name in RunnersOwn)
            start.Environment.Remove(name);
        start.Environment["NUGET_PACKAGES"] = At("cache");
        start.Environment["XDG_CACHE_HOME"] = At("cache-of-programs");

        // Servers that outlive a build would keep its output open, and this folder.
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        // The many short processes of builds are faster without measured tiers.
        start.Environment["DOTNET_TieredPGO"] = "0";

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        process.StandardInput.Close();
        var patience = new Patience(process, Limit);
        Task<string> output = FollowedOutput.ReadToEnd(process.StandardOutput, patience), errors = FollowedOutput.ReadToEnd(process.StandardError, patience);
        process.WaitForExit(patience);
        return (process.ExitCode, output.Result + Progress().Replace(errors.Result, ""));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [GeneratedRegex(@"^ne: .* \(\d+ s\)\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}
