using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NE.Generators.Model;
using NE.Tool.Compiling;

namespace NE.Tool.Commands;

/// <summary><c>ne eject</c>: an experiment as a project of plain C#, for changes that no declaration expresses.</summary>
internal static class EjectCommand
{
    internal static Command Of()
    {
        Argument<string> project = new("PROJECT") { Description = "A folder with a project, a project file, or a *.ne.yaml file." };
        Option<string?> experiment = new("--experiment") { Description = "The experiment; the first of the project by default." };
        Option<string> folder = new("--out") { Description = "The folder of the new project, which must not exist or be empty.", Required = true };
        Command command = new(
            "eject", "Makes a project of plain C# from an experiment, to be changed by hand. Example: ne eject examples/HalfCheetah --out Mine")
        {
            project, experiment, folder,
        };
        command.SetAction(result => Execute(result.GetValue(project)!, result.GetValue(experiment), result.GetValue(folder)!));
        return command;
    }

    private static void Execute(string project, string? experiment, string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new ToolException($"{folder} already exists and is not empty; choose another folder.");
        }

        Declarations declarations = Declarations.Open(project);
        IReadOnlyList<Declaration> all = declarations.Read();
        if (all.Count == 0)
        {
            throw new ToolException($"{project} declares no experiment.");
        }

        Declaration chosen = experiment is null ? all[0] : Declarations.Find(all, experiment);
        string source = Path.GetFileName(YamlProgram.IsYaml(project) ? project : Dotnet.ProjectFile(project));
        Directory.CreateDirectory(folder);
        foreach ((string file, string text) in new Ejection(chosen, source, declarations.Compilation).Files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        Console.WriteLine($"{folder}: {chosen.Name} of {source} as plain C#. Train it with: dotnet run --project {folder} -c Release");
    }
}
