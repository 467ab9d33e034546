using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace NE.Tool;

/// <summary>Builds projects and starts their programs.</summary>
internal static class Dotnet
{
    /// <summary>Builds a project in the Release configuration.</summary>
    /// <returns>The assembly it built.</returns>
    /// <exception cref="ToolException">There is no such project, or it does not compile; the compiler's messages were shown.</exception>
    internal static string Build(string project)
    {
        string file = ProjectFile(project);
        string target = Path.GetTempFileName();
        try
        {
            (int code, string output) = Build(file, project, target);
            if (code != 0)
            {
                Console.Error.Write(output);
                throw new ToolException($"{project} does not build; fix the compiler errors above.");
            }

            string assembly = File.ReadAllText(target).Trim();
            return File.Exists(assembly)
                ? assembly
                : throw new ToolException($"{project} does not build a program; its project file needs <OutputType>Exe</OutputType>.");
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static (int Code, string Output) Build(string file, string name, string result)
    {
        using Activity activity = new($"building {name}");

        // Asked for a property without a target, MSBuild would only evaluate the project.
        return Read(
            "dotnet",
            [
                "build", file, "-t:Build", "-c", "Release", "-v", "q", "-nologo", "--tl:off", "-clp:NoSummary", "-p:NeForUse=true",
                "-getProperty:TargetPath", $"-getResultOutputFile:{result}",
            ],
            brief: true);
    }

    /// <summary>Runs a program to completion and passes on its lines.</summary>
    /// <returns>Its exit code.</returns>
    internal static int Stream(IEnumerable<string> arguments, Action<string> line)
    {
        using Process process = Start("dotnet", arguments);
        process.ErrorDataReceived += (_, received) =>
        {
            if (received.Data is { } text)
            {
                Console.Error.WriteLine(text);
            }
        };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } text)
        {
            line(text);
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs a program to completion.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs; the current folder by default.</param>
    /// <param name="errors">Whether its error output belongs to the output; otherwise it is passed on.</param>
    /// <param name="brief">Whether the program's code runs too briefly to gain from measuring it first, a quarter of the time of a build.</param>
    internal static (int Code, string Output) Read(
        string program, IEnumerable<string> arguments, string folder = "", bool errors = false, bool brief = false)
    {
        using Process process = Start(program, arguments, folder, brief);
        StringBuilder said = new();
        process.ErrorDataReceived += (_, received) =>
        {
            if (received.Data is { } text)
            {
                if (errors)
                {
                    said.AppendLine(text);
                }
                else
                {
                    Console.Error.WriteLine(text);
                }
            }
        };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + said);
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder = "", bool brief = false)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (brief)
        {
            start.Environment.TryAdd("DOTNET_TieredPGO", "0");
        }

        return Process.Start(start) ?? throw new ToolException($"{program} could not be started.");
    }

    /// <summary>The project file that a path names.</summary>
    internal static string ProjectFile(string project)
    {
        if (File.Exists(project))
        {
            return project;
        }

        string[] files = Directory.Exists(project) ? Directory.GetFiles(project, "*.csproj") : [];
        return files.Length == 1
            ? files[0]
            : throw new ToolException(
                files.Length == 0
                    ? $"there is no project in {project}; give a folder with one .csproj file."
                    : $"{project} has several projects ({string.Join(", ", files.Select(Path.GetFileName))}); name one of them.");
    }
}
