using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace NE.Processes;

/// <summary>The output of a process, each part of which is progress.</summary>
internal static class FollowedOutput
{
    /// <summary>Reads to the end.</summary>
    public static async Task<string> ReadToEnd(StreamReader output, Patience patience)
    {
        StringBuilder text = new();
        char[] part = new char[1024];
        for (int length; (length = await output.ReadAsync(part).ConfigureAwait(false)) > 0;)
        {
            text.Append(part, 0, length);
            patience.Progressed();
        }

        return text.ToString();
    }
}
