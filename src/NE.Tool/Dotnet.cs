using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

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
        (int code, string output) = Read(
            "dotnet", ["build", file, "-c", "Release", "-v", "q", "-nologo", "--tl:off", "-clp:NoSummary"]);
        if (code != 0)
        {
            Console.Error.Write(output);
            throw new ToolException($"{project} does not build; fix the compiler errors above.");
        }

        (code, output) = Read("dotnet", ["msbuild", file, "-p:Configuration=Release", "-getProperty:TargetPath"]);
        return code == 0 && File.Exists(output.Trim())
            ? output.Trim()
            : throw new ToolException($"{project} does not build a program; its project file needs <OutputType>Exe</OutputType>.");
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

    /// <summary>Runs a program to completion, in a folder or in the current one, and returns its output.</summary>
    internal static (int Code, string Output) Read(string program, IEnumerable<string> arguments, string folder = "")
    {
        using Process process = Start(program, arguments, folder);
        process.ErrorDataReceived += (_, received) =>
        {
            if (received.Data is { } text)
            {
                Console.Error.WriteLine(text);
            }
        };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder = "") =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })
        ?? throw new ToolException($"{program} could not be started.");

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
