namespace NE.Report.Statistics.Continual;

/// <summary>The scale of a task's scores, in units of return.</summary>
/// <param name="Low">The score of random actions or of an untrained network (lo).</param>
/// <param name="High">The score of a reference (hi), above <paramref name="Low"/>.</param>
public readonly record struct ScoreBounds(double Low, double High)
{
    /// <summary>n(s) = (s − lo) / (hi − lo): 0 is the score of random actions and 1 that of the reference.</summary>
    /// <param name="score">A score of the task.</param>
    public double Normalised(double score) => (score - Low) / (High - Low);
}
