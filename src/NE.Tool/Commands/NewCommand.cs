using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NE.Dsl;
using NE.Generators.Program;
using NE.Shared;

namespace NE.Tool.Commands;

/// <summary><c>ne new</c>: creates a folder with an experiment that is ready to train.</summary>
internal static class NewCommand
{
    internal static Command Of()
    {
        Argument<string> name = new("NAME") { Description = "Name of the project, its namespace and its folder: a C# identifier." };
        Option<bool> yaml = new("--yaml") { Description = "Declare the experiment in a *.ne.yaml file instead of a class." };
        Option<string> task = new("--task")
        {
            Description = $"The MuJoCo task: {string.Join(", ", ExperimentTemplate.Tasks)}; {ExperimentTemplate.DefaultTask} by default.",
            DefaultValueFactory = _ => ExperimentTemplate.DefaultTask,
        };
        task.AcceptOnlyFromAmong(ExperimentTemplate.Tasks);
        Command command = new(
            "new", "Creates a project with an experiment that is ready to train, like dotnet new ne-experiment. Example: ne new MyExperiment")
        {
            name, yaml, task,
        };
        command.SetAction(result => Execute(result.GetValue(name)!, result.GetValue(yaml), result.GetValue(task)!));
        return command;
    }

    // The other classes of the template; a class cannot contain one of the same name.
    private static readonly string[] Taken = ["Policy", "Value", "Baseline", "Comparison"];

    private static void Execute(string name, bool yaml, string task)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
        {
            throw new ToolException($"'{name}' is not a valid class name; use letters, digits and _, starting with a letter.")
            {
                WrongUse = true,
            };
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            throw new ToolException($"'{name}' is a C# keyword; choose another name.") { WrongUse = true };
        }

        if (Taken.Contains(name) || typeof(Layer).Assembly.GetExportedTypes().Any(type => type.Name == name))
        {
            throw new ToolException($"'{name}' is a class that the experiment itself uses; choose another name.") { WrongUse = true };
        }

        // Code generated from YAML is in the global namespace.
        if (MemberNames.AgentMembers.Contains(name) || MemberNames.AgentWords.Contains(name) || (yaml && MemberNames.Namespaces.Contains(name)))
        {
            throw new ToolException($"'{name}' is a name that generated code uses; choose another name.") { WrongUse = true };
        }

        if (Directory.Exists(name) && Directory.EnumerateFileSystemEntries(name).Any())
        {
            throw new ToolException($"the folder {name} already exists and is not empty; choose another name.");
        }

        ExperimentTemplate.Write(name, yaml, task);
        Console.WriteLine($"{name}: train it with: {OwnCommand.Text} run {name}");
    }
}
