namespace NE.Tool;

/// <summary><c>ne run</c>: builds a project and becomes the program it built.</summary>
internal static class RunCommand
{
    internal static int Execute(string project, string[] flags)
    {
        Physics.Ensure();
        return Become.Program(Dotnet.Build(project), flags);
    }
}
