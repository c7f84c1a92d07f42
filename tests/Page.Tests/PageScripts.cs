namespace AtlasBackup.Page.Tests;

/// <summary>What the tests ask a page in the browser.</summary>
internal static class PageScripts
{
    /// <summary>How wide the page is, with all that is folded shown.</summary>
    public const string WidthOfContent = """
        () => {
          document.querySelectorAll('details').forEach(details => details.open = true);
          return document.documentElement.scrollWidth;
        }
        """;

    /// <summary>
    /// Each text whose contrast with what is behind it is below 4.5, with the contrast. Texts of a timeline are on the
    /// paper or on a band.
    /// </summary>
    public const string PaleTexts = """
        () => {
          const rgb = color => (color.match(/[\d.]+/g) ?? []).map(Number);
          const luminance = color => rgb(color).slice(0, 3)
            .map(value => value / 255)
            .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
            .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
          const contrast = (one, other) => {
            const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
            return (light + 0.05) / (dark + 0.05);
          };
          const paper = element => {
            for (let one = element; one; one = one.parentElement) {
              const color = getComputedStyle(one).backgroundColor;
              if (rgb(color)[3] !== 0) { return color; }
            }
            return 'rgb(255, 255, 255)';
          };
          document.querySelectorAll('details').forEach(details => details.open = true);
          const card = document.querySelector('article');
          const band = getComputedStyle(document.querySelector('.band.even')).fill;
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('title, desc')) { continue; }
            const style = getComputedStyle(element);
            const isSvg = element instanceof SVGElement;
            const color = isSvg ? style.fill : style.color;
            for (const behind of isSvg ? [paper(card), band] : [paper(element)]) {
              window.textCount = (window.textCount ?? 0) + 1;
              if (contrast(color, behind) < 4.5) {
                found.push(`${node.data}: ${color} on ${behind} is ${contrast(color, behind).toFixed(2)}`);
              }
            }
          }
          return [...new Set(found)];
        }
        """;

    /// <summary>How many texts were looked at.</summary>
    public const string TextCount = "() => window.textCount";
}
