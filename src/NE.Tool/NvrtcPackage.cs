using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;

namespace NE.Tool;

/// <summary>
/// NVRTC from Debian's non-free section, downloaded for this user from the server in the machine's own package sources: apt gets its own
/// source list and folders, so that the machine's remain unchanged and root is not needed.
/// </summary>
internal static class NvrtcPackage
{
    private const string Release = "bookworm";
    private const string Section = "non-free";
    private const string Keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private const string OtherWays =
        "put libnvrtc.so.* and libnvrtc-builtins.so.* of the CUDA toolkit, of Ubuntu's package libnvrtc11.2 or of the Python package "
        + "nvidia-cuda-nvrtc-cu12 into a folder and set NE_NVRTC to it.";

    private static readonly string[] Packages = ["libnvrtc11.2", "libnvrtc-builtins11.8"];

    // The name that loaders use, and the one that NVRTC itself uses. The builtins come first, so that NVRTC, once visible, is complete.
    private static readonly string[] Files = ["libnvrtc-builtins.so.11.8", "libnvrtc.so.11.2"];

    /// <summary>Downloads it to <see cref="Nvrtc.UserFolder"/>, after printing a message; an existing version is replaced.</summary>
    /// <exception cref="ToolException">There is no apt, no network, or no disk space.</exception>
    internal static void Fetch()
    {
        if (!File.Exists("/usr/bin/apt-get") || !File.Exists("/usr/bin/dpkg-deb"))
        {
            throw new ToolException($"NVRTC is downloaded with Debian's apt-get, which this machine does not have; {OtherWays}");
        }

        string source = $"{Server()} {Release} {Section}";
        Console.Error.WriteLine($"ne: fetching {string.Join(' ', Packages)} ({source}) into {Nvrtc.UserFolder}");
        DirectoryInfo work = Directory.CreateTempSubdirectory("ne-nvrtc-");
        try
        {
            Download(work.FullName, source);
            string unpacked = Path.Combine(work.FullName, "unpacked");
            foreach (string package in Directory.EnumerateFiles(work.FullName, "*.deb"))
            {
                Run(work.FullName, "dpkg-deb", ["-x", package, unpacked]);
            }

            Place(unpacked);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>
    /// The server of Debian's packages among the sources that apt is configured with, as <c>apt-get indextargets</c> lists them.
    /// </summary>
    /// <param name="targets">One line per target: release, origin if apt has read it, address.</param>
    /// <returns>The address, or null if none is Debian's.</returns>
    internal static string? ServerOf(string targets)
    {
        (string Release, string Origin, string Address)[] sources =
        [
            .. targets.Split('\n').Select(line => line.Trim().Split('|')).Where(parts => parts.Length == 3)
                .Select(parts => (parts[0], parts[1], parts[2])),
        ];

        // A Debian server has all releases, but security updates are elsewhere.
        return sources.Where(source => source.Release == Release || (source.Origin == "Debian" && !source.Release.Contains('-', StringComparison.Ordinal)))
            .OrderByDescending(source => source.Release == Release).Select(source => source.Address).FirstOrDefault();
    }

    private static string Server()
    {
        (int code, string output) = Dotnet.Read(
            "apt-get", ["indextargets", "--format", "$(RELEASE)|$(ORIGIN)|$(REPO_URI)", "Created-By: Packages"]);
        return code == 0 && ServerOf(output) is { } server
            ? server
            : throw new ToolException($"NVRTC is downloaded from Debian's packages, which no apt source on this machine has; {OtherWays}");
    }

    private static void Download(string folder, string source)
    {
        string list = Path.Combine(folder, "sources.list");
        string signed = File.Exists(Keys) ? $"signed-by={Keys} " : "";
        File.WriteAllText(list, $"deb [{signed}arch=amd64] {source}\n");
        Directory.CreateDirectory(Path.Combine(folder, "lists", "partial"));
        string[] own =
        [
            "-q", "-o", $"Dir::Etc::sourcelist={list}", "-o", "Dir::Etc::sourceparts=-", "-o", $"Dir::State::lists={folder}/lists",
            "-o", $"Dir::Cache={folder}", "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root",
        ];
        Run(folder, "apt-get", [.. own, "update"]);
        Run(folder, "apt-get", [.. own, "download", .. Packages.Select(package => package + ":amd64")]);
    }

    private static void Place(string unpacked)
    {
        try
        {
            Directory.CreateDirectory(Nvrtc.UserFolder);
            foreach (string file in Files)
            {
                // Copied under the name of the link, then renamed: a process that has mapped the old file keeps it.
                string aside = Path.Combine(Nvrtc.UserFolder, $".{file}.{Environment.ProcessId}");
                File.Copy(Path.Combine(unpacked, "usr/lib/x86_64-linux-gnu", file), aside, overwrite: true);
                File.Move(aside, Path.Combine(Nvrtc.UserFolder, file), overwrite: true);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"NVRTC cannot be written to {Nvrtc.UserFolder} ({fault.Message}); free disk space, or {OtherWays}");
        }
    }

    private static void Run(string folder, string program, IEnumerable<string> arguments)
    {
        (int code, string output) = Dotnet.Read(program, arguments, folder);
        if (code != 0)
        {
            Console.Error.Write(output);
            throw new ToolException($"{program} could not download NVRTC for the reason above; try again with network access, "
                + $"or {OtherWays}");
        }
    }
}
