/** The page around an application's iframe. It is empty, and its script creates the content. */
export const framePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Application</title>
<link rel="stylesheet" href="/_portal/frame/page.css">
<main id="portal"></main>
<script src="/_portal/frame/page.js"></script>
</html>
`

/**
 * The page may load only its own script and style, and the application's origins. No other page may show it in a frame, as protection
 * against clickjacking.
 */
export const framePolicy = (applicationOrigins: readonly string[]): string => {
  const origins = [...new Set(applicationOrigins)].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${origins}`,
    `form-action ${origins}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
